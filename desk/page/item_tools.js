/** What orders the cards of the form: move up and down, duplicate, remove. */
import {icon} from "./context.js";
import {element} from "./elements.js";
import {copyOf} from "./exercise_edits.js";
import {wordOf} from "./paths.js";

/**
 * @param {import("./context.js").Context} context
 * @param {import("./paths.js").Path} path of the list
 * @param {any[]} list
 * @param {number} index
 * @param {string} title
 */
export function itemTools(context, path, list, index, title) {
  const word = wordOf(path);
  const edit = (...edits) => context.draft.edit(...edits);
  const move = (to) => {
    edit({op: "move", path, index, to});
    context.opened.swapped(word, index, to);
    context.focus(`${wordOf([...path, to])} ${to > index ? "down" : "up"}`);
  };
  const duplicate = () => {
    edit({op: "insert", path, index: index + 1, value: copyOf(context.data, list[index])});
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
  const tool = (drawn, words, press, disabled = false) =>
    element(
      "button",
      {
        type: "button",
        class: "small",
        "aria-label": `${words}: ${title}`,
        title: words,
        disabled,
        onclick: press,
        "data-tool": `${word}.${index} ${drawn}`,
      },
      icon(drawn),
    );
  return element(
    "span",
    {class: "tools"},
    tool("up", "Move up", () => move(index - 1), index === 0),
    tool("down", "Move down", () => move(index + 1), index === list.length - 1),
    tool("copy", "Duplicate", duplicate),
    tool("remove", "Remove", remove),
  );
}
