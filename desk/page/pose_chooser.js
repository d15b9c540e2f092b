/** The catalogue of poses in a dialog: pictures to choose from, found by words. */
import {icon} from "./context.js";
import {element, show} from "./elements.js";
import {pictureOf} from "./pose_drawing.js";

/**
 * @param {HTMLDialogElement} dialog
 * @param {{name: string, pose: object}[]} poses
 * @param {string | null} current
 * @param {string} label
 * @returns {Promise<string | null | undefined>} a name, null for none, undefined if it stays
 */
export function choosePose(dialog, poses, current, label) {
  return new Promise((done) => {
    let result;
    let words = "";
    const choose = (name) => {
      result = name;
      dialog.close();
    };
    const draw = () => {
      const wanted = words.toLowerCase().split(/\s+/);
      const found = poses.filter(({name}) => wanted.every((word) => name.includes(word)));
      show(
        dialog,
        element(
          "div",
          {class: "dialog-head"},
          element("h2", {id: "pose-title"}, label),
          element(
            "button",
            {type: "button", class: "small", "aria-label": "Close", onclick: () => dialog.close()},
            icon("close"),
          ),
        ),
        element(
          "label",
          {class: "field"},
          element("span", {class: "label"}, "Find a pose"),
          element("input", {
            type: "search",
            value: words,
            autofocus: true,
            oninput: ({target}) => {
              words = target.value;
              draw();
            },
          }),
        ),
        element(
          "ul",
          {class: "poses"},
          element(
            "li",
            {key: "none"},
            element(
              "button",
              {type: "button", onclick: () => choose(null)},
              element("span", {}, "No pose of its own"),
            ),
          ),
          found.map(({name, pose}) =>
            element(
              "li",
              {key: name},
              element(
                "button",
                {
                  type: "button",
                  "aria-pressed": name === current ? "true" : null,
                  onclick: () => choose(name),
                },
                pictureOf(pose),
                element("span", {}, name),
              ),
            ),
          ),
        ),
        found.length === 0 &&
          element(
            "p",
            {class: "hint"},
            "No pose is called so. Others are made of angles in the text; see “Poses” in the routine format.",
          ),
      );
    };
    draw();
    dialog.setAttribute("aria-labelledby", "pose-title");
    dialog.onclose = () => done(result);
    dialog.showModal();
  });
}
