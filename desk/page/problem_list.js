/** What is wrong in the text, below it: each with its line and the way out. */
import {element, show} from "./elements.js";
import {counted} from "./names.js";
import {isToDo, told} from "./problems.js";

const SHOWN_MAX = 50;

/**
 * @param {HTMLElement} root
 * @param {import("./draft.js").Problem[]} problems
 * @param {number} caret the line that the caret is in
 * @param {(line: number) => void} goToLine
 */
export function showProblems(root, problems, caret, goToLine) {
  const rows = problems
    .slice(0, SHOWN_MAX)
    .map((problem) =>
      element(
        "li",
        {class: problem.line === caret ? "here" : ""},
        element(
          "button",
          {type: "button", class: "quiet", onclick: () => goToLine(problem.line)},
          element("strong", {}, `Line ${problem.line}`),
          ` ${told(problem)}`,
        ),
      ),
    );
  const none = problems.length === 0;
  show(
    root,
    element(
      "p",
      {class: none ? "fine" : "count", role: "status"},
      none ? "Nothing to mend." : summary(problems),
    ),
    none ? null : element("ul", {}, rows),
  );
}

/** How much there is to mend, and to write. @param {import("./draft.js").Problem[]} problems */
export function summary(problems) {
  const toDo = problems.filter(isToDo).length;
  const wrong = problems.length - toDo;
  return [wrong > 0 && `${counted(wrong, "thing")} to mend`, toDo > 0 && `${counted(toDo, "thing")} to write`]
    .filter(Boolean)
    .join(", ");
}
