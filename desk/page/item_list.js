/** The exercises and blocks of a routine as cards that open, in their order; and what orders them. */
import {blockFields} from "./block_fields.js";
import {element} from "./elements.js";
import {emptyExercise} from "./exercise_edits.js";
import {itemTools} from "./item_tools.js";
import {exerciseFields} from "./exercise_card.js";
import {freeId, idsIn} from "./names.js";
import {lineOf, wordOf} from "./paths.js";
import {isToDo} from "./problems.js";
import {troubles} from "./field.js";

/**
 * @param {import("./context.js").Context} context
 * @param {import("./paths.js").Path} path of the list
 * @param {any} items
 */
export function itemList(context, path, items) {
  const list = Array.isArray(items) ? items : [];
  const word = wordOf(path);
  const add = () => {
    const value = emptyExercise(freeId("exercise-1", idsIn(context.data)));
    context.draft.edit(
      list.length === 0 ? {op: "set", path, value: [value]} : {op: "insert", path, index: list.length, value},
    );
    context.opened.set(wordOf([...path, list.length]));
    context.focus(wordOf([...path, list.length, "title"]));
  };
  let posture;
  return element(
    "div",
    {class: "items", key: word, "data-path": word},
    list.map((item, index) => {
      const before = posture;
      posture = lastPosture(item) ?? posture;
      return card(context, path, list, index, before);
    }),
    troubles(context, word),
    element("button", {type: "button", class: "add-exercise", onclick: add}, "+ Add an exercise"),
  );
}

function lastPosture(item) {
  return item?.block ? lastPosture(item.block.exercises?.at(-1)) : item?.posture;
}

function card(context, listPath, list, index, before) {
  const [path, item] = [[...listPath, index], list[index] ?? {}];
  const word = wordOf(path);
  const used = item.use === undefined ? null : context.draft.view.uses[word];
  const open = context.opened.has(word);
  const title = titleOf(item, used);
  const toggle = () => {
    context.opened.set(word, !open);
    context.refresh();
  };
  const unless = JSON.stringify([
    item,
    used,
    before,
    open,
    index,
    list.length,
    context.within(word),
    context.doses.get(word),
    context.poses.length,
    open && lineOf(context.draft.view.places, word),
  ]);
  const body =
    open &&
    (item.use !== undefined
      ? usedNote(context, path, item)
      : item.block
        ? blockFields(context, [...path, "block"], item.block, itemList)
        : exerciseFields(context, path, item, before));
  return element(
    "section",
    {
      class: open ? "card open" : "card",
      key: word,
      "data-path": word,
      "aria-label": title,
      unless: open ? undefined : unless,
    },
    element(
      "div",
      {class: "card-head"},
      element(
        "h3",
        {},
        element(
          "button",
          {
            type: "button",
            class: "card-title",
            "aria-expanded": String(open),
            "data-tool": `${word} title`,
            onclick: toggle,
          },
          element("span", {class: "count"}, `${index + 1}`),
          element("span", {}, title),
        ),
      ),
      !open && context.doses.get(word) && element("p", {class: "dose-line"}, context.doses.get(word)),
      summaryOf(context, word),
      itemTools(context, listPath, list, index, title),
    ),
    open &&
      element(
        "div",
        {class: "card-body"},
        body,
        index + 1 < list.length && nextButton(context, listPath, list, index),
      ),
  );
}

/** The way on: this card is closed, the next one opened. */
function nextButton(context, path, list, index) {
  const [here, next] = [wordOf([...path, index]), wordOf([...path, index + 1])];
  const on = () => {
    context.opened.set(here, false);
    context.opened.set(next);
    context.focus(`${next} title`);
    context.refresh();
  };
  return element(
    "button",
    {type: "button", class: "next", onclick: on},
    `Next: ${titleOf(list[index + 1], context.draft.view.uses[next])}`,
  );
}

function titleOf(item, used) {
  const title = item.block
    ? (item.block.title ?? item.block.exercises?.map((each) => each?.title).join(", "))
    : (item.title ?? used?.title);
  return title || (item.block ? "A block" : "An exercise without a title");
}

/** How much is wrong on a card, or still to write. */
function summaryOf(context, word) {
  const wrong = context.within(word);
  if (wrong.length === 0) return null;
  const toDo = wrong.filter(isToDo).length;
  const words = [
    wrong.length > toDo && `${wrong.length - toDo} to mend`,
    toDo > 0 && `${toDo} still to write`,
  ].filter(Boolean);
  return element("p", {class: wrong.length > toDo ? "badge wrong" : "badge"}, words.join(", "));
}

function usedNote(context, path, item) {
  const line = lineOf(context.draft.view.places, wordOf(path));
  return element(
    "p",
    {},
    `This exercise comes from exercises/${item.use}.yaml. What is changed of it stands in the text. `,
    element(
      "button",
      {type: "button", class: "quiet", onclick: () => context.goToLine(line)},
      `Line ${line}`,
    ),
  );
}
