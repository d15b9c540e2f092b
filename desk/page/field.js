/**
 * One field of the form: its label, what it holds, what is wrong with it and the way out, and the
 * place of it in the text. All fields are made here, so that all behave alike.
 *
 * @typedef {import("./paths.js").Path} Path
 * @typedef {import("./context.js").Context} Context
 */
import {element} from "./elements.js";
import {numbersOf, typedOf} from "./lengths.js";
import {wordOf} from "./paths.js";
import {isToDo, told} from "./problems.js";

const idOf = (word) => `field-${word.replaceAll(".", "-")}`;

/**
 * A field for words.
 * @param {Context} context
 * @param {{path: Path, label: string, hint?: string, value: any, hear?: boolean, long?: boolean,
 *   change?: (text: string) => void, leave?: (text: string) => void, proposed?: string}} asked what
 *   is only proposed is written over by whoever types
 */
export function wordsField(context, {path, label, hint, value, hear, long, change, leave, proposed}) {
  const word = wordOf(path);
  const set = change ?? ((text) => context.draft.edit({op: "set", path, value: text}));
  const given = {
    ...common(context, word, hint),
    value: typeof value === "string" ? value : typedOf(value),
    held: context.draft.isPending(word),
    oninput: ({target}) => set(sentence(target.value)),
    means: sentence,
    onfocus: proposed ? ({target}) => target.value === proposed && target.select() : null,
    onblur: leave ? ({target}) => leave(target.value) : null,
    spellcheck: "true",
  };
  const input =
    long || hear
      ? element("textarea", {...given, rows: long ? 2 : 1, class: "grows", onkeydown: noBreak})
      : element("input", {...given, type: "text"});
  return field(
    context,
    word,
    label,
    hint,
    element("div", {class: "beside"}, input, hear && context.hearButton(word, value, label)),
  );
}

/**
 * A field for a number, or for numbers by turns.
 * @param {Context} context
 * @param {{path: Path, label: string, unit?: string, hint?: string, value: any, anchor?: Path,
 *   change: (number: number | number[] | null) => void, placeholder?: string}} asked `anchor` is the
 *   path whose problems it shows, if it is not its own
 */
export function numberField(context, {path, label, unit, hint, value, anchor, change, placeholder}) {
  const word = wordOf(path);
  const set = ({target}) => {
    const number = numbersOf(target.value);
    target.toggleAttribute("aria-invalid", number === undefined);
    if (number !== undefined) change(number);
  };
  const input = element("input", {
    ...common(context, word, hint),
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    class: "number",
    placeholder,
    value: typedOf(value),
    held: context.draft.isPending(word),
    means: (text) => JSON.stringify(numbersOf(text)),
    oninput: set,
    onchange: ({target}) =>
      numbersOf(target.value) === undefined &&
      context.say(`${label}: write a number, or several with commas.`),
  });
  const beside = element("div", {class: "beside"}, input, unit && element("span", {class: "unit"}, unit));
  return field(context, word, label, hint, beside, "narrow", anchor && wordOf(anchor));
}

/**
 * A field to choose in.
 * @param {Context} context
 * @param {{path: Path, label: string, hint?: string, value: string, options: [string, string][],
 *   change: (value: string) => void}} asked
 */
export function choiceField(context, {path, label, hint, value, options, change}) {
  const word = wordOf(path);
  const known = options.some(([each]) => each === value);
  const all = known ? options : [[value, value === "" ? "Choose…" : value], ...options];
  const select = element(
    "select",
    {...common(context, word, hint), onchange: ({target}) => change(target.value), value},
    all.map(([each, words]) => element("option", {value: each, selected: each === value}, words)),
  );
  return field(context, word, label, hint, select, "narrow");
}

function common(context, word, hint) {
  const wrong = context.problemsOf(word);
  const toDo = wrong.length > 0 && wrong.every(isToDo);
  const told = [hint && `${idOf(word)}-hint`, wrong.length > 0 && `${idOf(word)}-problem`].filter(Boolean);
  return {
    id: idOf(word),
    "data-path": word,
    "aria-describedby": told.join(" ") || null,
    "aria-invalid": wrong.length > 0 && !toDo ? "true" : null,
  };
}

function field(context, word, label, hint, input, kind = "", anchor = word) {
  return element(
    "div",
    {class: `field ${kind}`, key: word},
    element("label", {for: idOf(word)}, label),
    input,
    hint && element("p", {class: "hint", id: `${idOf(word)}-hint`}, hint),
    troubles(context, word, anchor),
  );
}

/** What is wrong with a part, in words, with the way to its line. */
export function troubles(context, word, anchor = word) {
  const wrong = context.claim(anchor);
  if (wrong.length === 0) return null;
  return element(
    "div",
    {class: "troubles", id: `${idOf(word)}-problem`},
    wrong.map((problem) => trouble(context, problem)),
  );
}

/** One problem with its way out. */
export function trouble(context, problem) {
  return element(
    "p",
    {class: isToDo(problem) ? "to-do" : "trouble"},
    element("span", {}, told(problem)),
    " ",
    element(
      "button",
      {type: "button", class: "quiet", onclick: () => context.goToLine(problem.line)},
      `Line ${problem.line}`,
    ),
  );
}

/** What somebody types, without what no sentence has: breaks, and a space that the next word wants. */
export const sentence = (text) => text.replaceAll("\n", " ").trimEnd();

/** No line break inside a sentence: Enter is for those who make lists of it. */
function noBreak(event) {
  if (event.key === "Enter") event.preventDefault();
}
