/**
 * A list of sentences, one field each. Enter begins the next; Backspace in an empty one removes it.
 */
import {element} from "./elements.js";
import {sentence, troubles} from "./field.js";
import {icon} from "./context.js";
import {wordOf} from "./paths.js";
import {isToDo} from "./problems.js";

/**
 * @param {import("./context.js").Context} context
 * @param {{path: import("./paths.js").Path, label: string, hint?: string, value: any, add?: string,
 *   wanted?: boolean}} asked `wanted` shows a first field even of a list that is not there
 */
export function lineList(context, {path, label, hint, value, add = "Add a line", wanted = false}) {
  const word = wordOf(path);
  const written = value === undefined || value === null ? [] : [value].flat();
  const lines = written.length === 0 && wanted ? [""] : written;
  const insert = (index, typed = "") => {
    if (written.length === 0)
      context.draft.edit({op: "set", path, value: lines.length > 0 ? [typed, ""] : [""]});
    else if (!Array.isArray(value))
      context.draft.edit({op: "set", path, value: written.toSpliced(index, 0, "")});
    else context.draft.edit({op: "insert", path, index, value: ""});
    context.focus(wordOf([...path, index]));
  };
  const remove = (index) => {
    if (!Array.isArray(value) || written.length === 1) context.draft.edit({op: "remove", path});
    else context.draft.edit({op: "remove", path: [...path, index]});
    context.focus(wordOf([...path, Math.max(index - 1, 0)]));
  };
  const set = (index, text) => {
    if (written.length === 0) context.draft.edit({op: "set", path, value: [text]});
    else if (!Array.isArray(value)) context.draft.edit({op: "set", path, value: text});
    else context.draft.edit({op: "set", path: [...path, index], value: text});
  };
  return element(
    "fieldset",
    {class: "field list", key: word, "data-path": word},
    element("legend", {}, label),
    hint && element("p", {class: "hint"}, hint),
    lines.map((text, index) =>
      lineField(context, {
        path: [...path, index],
        label: `${label}, line ${index + 1}`,
        text,
        set,
        insert,
        remove,
        index,
        removable: written.length > 0,
      }),
    ),
    troubles(context, word),
    element(
      "button",
      {type: "button", class: "quiet add", onclick: () => insert(written.length)},
      `+ ${add}`,
    ),
  );
}

function lineField(context, {path, label, text, set, insert, remove, index, removable}) {
  const word = wordOf(path);
  const parent = wordOf(path.slice(0, -1));
  const wrong = context.problemsOf(word);
  const id = `field-${word.replaceAll(".", "-")}`;
  return element(
    "div",
    {class: "line", key: word},
    element(
      "div",
      {class: "beside"},
      element("textarea", {
        id,
        rows: 1,
        class: "grows",
        "aria-label": label,
        "data-path": word,
        value: String(text ?? ""),
        spellcheck: "true",
        means: sentence,
        held: context.draft.isPending(word) || context.draft.isPending(parent),
        "aria-invalid": wrong.some((each) => !isToDo(each)) ? "true" : null,
        "aria-describedby": wrong.length > 0 ? `${id}-problem` : null,
        oninput: ({target}) => set(index, sentence(target.value)),
        onkeydown: (event) => {
          if (event.key === "Enter" && !event.isComposing) {
            event.preventDefault();
            insert(index + 1, event.target.value);
          } else if (event.key === "Backspace" && event.target.value === "" && removable) {
            event.preventDefault();
            remove(index);
          }
        },
      }),
      context.hearButton(word, text, label),
      removable &&
        element(
          "button",
          {
            type: "button",
            class: "small",
            "aria-label": `Remove ${label}`,
            title: "Remove",
            onclick: () => remove(index),
          },
          icon("close"),
        ),
    ),
    troubles(context, word),
  );
}
