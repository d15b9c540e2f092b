/** What the form has no field for: shown by its name, with the way to its line. Nothing is lost. */
import {element} from "./elements.js";
import {trouble} from "./field.js";
import {wordsOf} from "./names.js";
import {lineOf, wordOf} from "./paths.js";

const SHOWN_MAX = 48;

/**
 * @param {import("./context.js").Context} context
 * @param {import("./paths.js").Path} path
 * @param {any} record
 * @param {Set<string>} known keys that the form has fields for
 */
export function otherKeys(context, path, record, known) {
  const keys = Object.keys(record ?? {}).filter((key) => !known.has(key));
  if (keys.length === 0) return null;
  return element(
    "div",
    {class: "others", key: `${wordOf(path)} others`},
    element("p", {class: "hint"}, "Also in the text:"),
    element(
      "ul",
      {},
      keys.map((key) => otherKey(context, [...path, key], key, record[key])),
    ),
  );
}

function otherKey(context, path, key, value) {
  const word = wordOf(path);
  const line = lineOf(context.draft.view.places, word);
  const wrong = context.within(word);
  for (const problem of wrong) context.claim(wordOf(problem.path ?? []));
  return element(
    "li",
    {key: word, "data-path": word},
    element(
      "button",
      {type: "button", class: "quiet", onclick: () => context.goToLine(line)},
      `${wordsOf(key)}: ${told(value)}`,
      element("span", {class: "hint"}, ` · line ${line}`),
    ),
    wrong.map((problem) => trouble(context, problem)),
  );
}

/** A value in a few words. */
function told(value) {
  const words = Array.isArray(value)
    ? value.map(told).join(", ")
    : typeof value === "object" && value !== null
      ? Object.entries(value)
          .map(([key, each]) => (each?.name ? `${wordsOf(key)}, ${each.name}` : wordsOf(key)))
          .join("; ")
      : String(value);
  return words.length > SHOWN_MAX ? `${words.slice(0, SHOWN_MAX - 1)}…` : words;
}
