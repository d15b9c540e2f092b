/** What is wrong in the text, below it: each with its line and the way out. */
import {element, show} from "./elements.js";
import {counted} from "./names.js";

const SHOWN_MAX = 50;

/**
 * @param {HTMLElement} root
 * @param {import("./draft.js").Problem[]} problems
 * @param {number} caret the line that the caret is in
 * @param {(line: number) => void} goToLine
 */
export function showProblems(root, problems, caret, goToLine) {
  const rows = problems.slice(0, SHOWN_MAX).map((problem) => element(
    "li",
    {class: problem.line === caret ? "here" : ""},
    element("button", {type: "button", class: "quiet", onclick: () => goToLine(problem.line)},
      element("strong", {}, `Line ${problem.line}`), ` ${problem.what}: ${problem.mend}`),
  ));
  const none = problems.length === 0;
  show(
    root,
    element("p", {class: none ? "fine" : "count"}, none ? "Nothing to mend." : `${counted(problems.length, "thing")} to mend or to write`),
    none ? null : element("ul", {}, rows),
  );
}
