/** The exercises and blocks of a routine as cards that open, in their order; and what orders them. */
import {blockFields} from "./block_fields.js";
import {icon} from "./context.js";
import {element} from "./elements.js";
import {exerciseFields} from "./exercise_card.js";
import {counted, freeId, idsIn} from "./names.js";
import {lineOf, wordOf} from "./paths.js";
import {isToDo} from "./problems.js";
import {troubles} from "./field.js";

/** An exercise of which nothing is written yet. @param {string} id @param {string} [title] */
export const emptyExercise = (id, title = "") => ({
  id, title, posture: "standing", purpose: "", setup: [""], reps: 8, steps: [{say: "", short: ""}],
});

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
    context.draft.edit(list.length === 0 ? {op: "set", path, value: [value]} : {op: "insert", path, index: list.length, value});
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
  const unless = JSON.stringify([item, used, before, open, index, list.length, context.within(word), context.doses.get(word), context.poses.length, open && lineOf(context.draft.view.places, word)]);
  const body = open && (item.use !== undefined ? usedNote(context, path, item)
    : item.block ? blockFields(context, [...path, "block"], item.block, itemList)
    : exerciseFields(context, path, item, before));
  return element(
    "section",
    {class: open ? "card open" : "card", key: word, "data-path": word, "aria-label": title, unless: open ? undefined : unless},
    element(
      "div",
      {class: "card-head"},
      element("h3", {}, element("button", {type: "button", class: "card-title", "aria-expanded": String(open), "data-tool": `${word} title`, onclick: toggle},
        element("span", {class: "count"}, `${index + 1}`), element("span", {}, title))),
      !open && context.doses.get(word) && element("p", {class: "dose-line"}, context.doses.get(word)),
      summaryOf(context, word),
      tools(context, listPath, list, index, title),
    ),
    open && element("div", {class: "card-body"}, body, index + 1 < list.length && nextButton(context, listPath, list, index)),
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
  return element("button", {type: "button", class: "next", onclick: on}, `Next: ${titleOf(list[index + 1], context.draft.view.uses[next])}`);
}

function titleOf(item, used) {
  const title = item.block ? item.block.title ?? item.block.exercises?.map((each) => each?.title).join(", ") : item.title ?? used?.title;
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
  return element("p", {}, `This exercise comes from exercises/${item.use}.yaml. What is changed of it stands in the text. `,
    element("button", {type: "button", class: "quiet", onclick: () => context.goToLine(line)}, `Line ${line}`));
}

function tools(context, path, list, index, title) {
  const word = wordOf(path);
  const edit = (...edits) => context.draft.edit(...edits);
  const move = (to) => {
    edit({op: "move", path, index, to});
    context.opened.swapped(word, index, to);
    context.focus(`${wordOf([...path, to])} ${to > index ? "down" : "up"}`);
  };
  const duplicate = () => {
    edit({op: "insert", path, index: index + 1, value: copyOf(context, list[index])});
    context.opened.inserted(word, index + 1);
    context.opened.set(wordOf([...path, index + 1]));
    context.focus(wordOf([...path, index + 1, ...(list[index].block ? ["block"] : []), "title"]));
    context.say(`A copy of “${title}” stands after it.`);
  };
  const remove = () => {
    edit(list.length === 1 ? {op: "set", path, value: []} : {op: "remove", path: [...path, index]});
    context.opened.removed(word, index);
    context.focus(`${wordOf([...path, Math.max(0, Math.min(index, list.length - 2))])} title`);
    context.say(`“${title}” was removed. Undo brings it back.`);
  };
  const tool = (drawn, words, press, disabled = false) => element(
    "button",
    {type: "button", class: "small", "aria-label": `${words}: ${title}`, title: words, disabled, onclick: press, "data-tool": `${word}.${index} ${drawn}`},
    icon(drawn),
  );
  return element("span", {class: "tools"},
    tool("up", "Move up", () => move(index - 1), index === 0),
    tool("down", "Move down", () => move(index + 1), index === list.length - 1),
    tool("copy", "Duplicate", duplicate),
    tool("remove", "Remove", remove));
}

/** The same item with ids that nobody has yet. */
function copyOf(context, item) {
  const copy = structuredClone(item);
  const taken = idsIn(context.data);
  const rename = (each) => {
    const record = each.block ?? each;
    if (typeof record.id === "string") {
      record.id = freeId(record.id.replace(/-\d+$/, ""), taken);
      taken.push(record.id);
    }
    (each.block?.exercises ?? []).forEach(rename);
  };
  rename(copy);
  return copy;
}

/** How many exercises there are, in words. @param {any} data */
export const countedExercises = (data) => counted(idsIn(data).length, "exercise");
