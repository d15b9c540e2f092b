/** A block: exercises that are done in rounds. */
import {element} from "./elements.js";
import {numberField, troubles, wordsField} from "./field.js";
import {lengthEdit, secondsOf} from "./lengths.js";
import {otherKeys} from "./other_keys.js";
import {wordOf} from "./paths.js";

const KNOWN = new Set(["id", "title", "rounds", "rest", "rest_between_exercises", "exercises"]);

/**
 * @param {import("./context.js").Context} context
 * @param {import("./paths.js").Path} path of the block
 * @param {any} block
 * @param {Function} itemList
 */
export function blockFields(context, path, block, itemList) {
  const number = (key, label, unit) =>
    numberField(context, {
      path: [...path, key],
      label,
      unit,
      value: secondsOf(block[key]),
      change: (value) =>
        (value !== null || block[key] !== undefined) &&
        context.draft.edit(lengthEdit([...path, key], block[key], value)),
    });
  return [
    wordsField(context, {path: [...path, "title"], label: "Title", value: block.title}),
    element(
      "div",
      {class: "row"},
      block.for === undefined && number("rounds", "Rounds"),
      number("rest", "Rest between rounds", "seconds"),
      number("rest_between_exercises", "Rest between exercises", "seconds"),
    ),
    otherKeys(context, path, block, KNOWN),
    troubles(context, wordOf(path)),
    itemList(context, [...path, "exercises"], block.exercises),
  ];
}
