/** Versions, kept with git: keep one with a message, look at an old one, bring it back as an edit. */
import {when} from "./changes_pane.js";
import {difference} from "./difference.js";
import {sideBySide} from "./side_by_side.js";
import {element, show} from "./elements.js";
import {icon} from "./context.js";
import {ask} from "./server.js";

export class VersionsPane {
  #message = "";
  #told = null;
  #trouble = "";

  /**
   * @param {HTMLElement} root
   * @param {HTMLDialogElement} dialog
   * @param {import("./draft.js").Draft} draft
   * @param {(words: string) => void} say
   */
  constructor(root, dialog, draft, say) {
    Object.assign(this, {root, dialog, draft, say});
  }

  async load() {
    try {
      this.#told = await ask(`${this.draft.address}/versions`);
    } catch (error) {
      this.#trouble = error.message;
    }
    this.draw();
  }

  draw() {
    const told = this.#told;
    if (told?.why_none)
      return show(
        this.root,
        element("p", {class: "hint"}, `${told.why_none[0].toUpperCase()}${told.why_none.slice(1)}.`),
      );
    show(
      this.root,
      element(
        "form",
        {class: "row tight", onsubmit: (event) => this.#keep(event)},
        element(
          "label",
          {class: "field"},
          element("span", {class: "label"}, "What is new in this version"),
          element("input", {
            type: "text",
            value: this.#message,
            maxlength: 200,
            placeholder: "Fewer reps in the squat",
            oninput: ({target}) => {
              this.#message = target.value;
            },
          }),
        ),
        element("button", {type: "submit"}, "Keep this version"),
      ),
      element("div", {role: "status"}, this.#trouble && element("p", {class: "trouble"}, this.#trouble)),
      told &&
        !told.changed &&
        told.versions.length > 0 &&
        element("p", {class: "hint"}, "The routine is as in its latest version."),
      element(
        "ol",
        {class: "versions"},
        (told?.versions ?? []).map((version) =>
          element(
            "li",
            {key: version.commit},
            element(
              "button",
              {type: "button", class: "quiet", onclick: () => this.#look(version)},
              version.message,
            ),
            element("span", {class: "hint"}, ` ${when(version.at_ms)}, ${version.author}`),
          ),
        ),
      ),
    );
  }

  async #keep(event) {
    event.preventDefault();
    try {
      this.#told = await ask(`${this.draft.address}/versions`, "POST", {message: this.#message});
      [this.#message, this.#trouble] = ["", ""];
      this.say("This version is kept.");
    } catch (error) {
      this.#trouble = error.message;
    }
    this.draw();
  }

  async #look({commit, message, at_ms: at}) {
    try {
      const {text} = await ask(`${this.draft.address}/versions/${commit}`);
      const back = () => {
        this.dialog.close();
        this.draft.replace(text, "version");
        this.say("The old version is back. Undo returns to where you were.");
      };
      this.dialog.setAttribute("aria-labelledby", "version-title");
      this.dialog.onclose = null;
      show(
        this.dialog,
        element(
          "div",
          {class: "dialog-head"},
          element("h2", {id: "version-title"}, message),
          element(
            "button",
            {type: "button", class: "small", "aria-label": "Close", onclick: () => this.dialog.close()},
            icon("close"),
          ),
        ),
        element("p", {class: "hint"}, `Kept ${when(at)}.`),
        sideBySide(difference(text, this.draft.text), "Then", "Now"),
        element(
          "div",
          {class: "row tight"},
          element("button", {type: "button", class: "main", onclick: back}, "Bring it back"),
          element("button", {type: "button", onclick: () => this.dialog.close()}, "Leave it as it is now"),
        ),
      );
      this.dialog.showModal();
    } catch (error) {
      this.#trouble = error.message;
      this.draw();
    }
  }
}
