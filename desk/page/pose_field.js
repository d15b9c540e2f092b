/** The pose of a step or of an exercise: its picture and name; pressed, it opens the catalogue. */
import {element} from "./elements.js";
import {troubles} from "./field.js";
import {lineOf, wordOf} from "./paths.js";
import {pictureOf} from "./pose_drawing.js";

/**
 * @param {import("./context.js").Context} context
 * @param {{path: import("./paths.js").Path, value: any, label: string, pose?: object,
 *   none?: string}} asked `pose` is what comes of it
 */
export function poseField(context, {path, value, label, pose, none = "as before"}) {
  const word = wordOf(path);
  const name = typeof value === "string" ? value : value?.like;
  const own = typeof value === "object" && value !== null;
  const told = name ? `${name}${own ? ", changed" : ""}` : own ? "changed in the text" : none;
  const choose = async () => {
    const chosen = await context.choosePose(name ?? null, label);
    if (chosen === undefined) return;
    if (chosen === null) {
      if (value !== undefined) context.draft.edit({op: "remove", path});
    } else context.draft.edit({op: "set", path, value: chosen});
    context.focus(word);
  };
  const line = lineOf(context.draft.view.places, word);
  return element(
    "div",
    {class: "field narrow pose", key: word},
    element("span", {class: "label", "aria-hidden": "true"}, label),
    element(
      "button",
      {
        type: "button",
        class: "pose-button",
        id: `field-${word.replaceAll(".", "-")}`,
        "data-path": word,
        onclick: choose,
        "aria-label": `${label}: ${told}. Choose another`,
      },
      pose && pictureOf(pose),
      element("span", {}, told),
    ),
    own &&
      element(
        "button",
        {type: "button", class: "quiet", onclick: () => context.goToLine(line)},
        `Its angles are at line ${line}`,
      ),
    troubles(context, word),
  );
}
