/** The form: a view of the text, shown anew when something else is found in it. */
import {Context} from "./context.js";
import {element, show} from "./elements.js";
import {trouble} from "./field.js";
import {showGuesses} from "./guess_list.js";
import {isInside} from "./paths.js";
import {routineFields} from "./routine_fields.js";

/** While somebody types in the text, the form may wait. */
const WAIT_MS = 150;

export class FormPane {
  #timer = 0;
  #wanted = null;
  #lit = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./draft.js").Draft} draft
   * @param {object} page what a part of the form can ask the page for; see `Context`
   */
  constructor(root, draft, page) {
    this.root = root;
    this.draft = draft;
    this.page = {...page, refresh: () => this.draw(), focus: (word) => this.focusOn(word)};
    this.problems = [];
    draft.addEventListener("view", () => this.#later());
    document.addEventListener("visibilitychange", () => this.#later());
  }

  /** Go to a field as soon as it is there. @param {string} word its path, or a tool's name */
  focusOn(word) {
    this.#wanted = word;
    requestAnimationFrame(() => this.#focus());
  }

  /** Light up the field that a path of the text belongs to. @param {string | null} word */
  light(word) {
    this.#lit?.removeAttribute("data-lit"); // no class: those are described anew
    this.#lit = word === null ? null : this.#fieldOf(word);
    this.#lit?.setAttribute("data-lit", "");
    this.#lit?.scrollIntoView({block: "nearest"});
  }

  draw() {
    clearTimeout(this.#timer);
    const {view} = this.draft;
    const context = new Context(this.draft, this.problems, this.page);
    const readable = view.data !== null;
    const [form, above] = [this.root.querySelector(".fields"), this.root.querySelector(".above")];
    show(
      above,
      !readable &&
        element(
          "div",
          {class: "standing", role: "status"},
          element("p", {}, "The form stands still until the text can be read."),
          view.problems.slice(0, 1).map((problem) => trouble(context, problem)),
        ),
      showGuesses(context),
    );
    form.inert = !readable;
    if (readable) show(form, routineFields(context));
    this.#focus();
  }

  #later() {
    clearTimeout(this.#timer);
    const typing =
      document.activeElement?.tagName === "TEXTAREA" && !this.root.contains(document.activeElement);
    this.#timer = setTimeout(() => this.draw(), typing ? WAIT_MS : 0);
  }

  #focus() {
    if (this.#wanted === null) return;
    const name = CSS.escape(this.#wanted);
    const found =
      this.root.querySelector(`[data-tool="${name}"]:not(:disabled)`) ??
      this.root.querySelector(`[id="field-${this.#wanted.replaceAll(".", "-")}"]`);
    if (!found || found === document.activeElement) return;
    this.#wanted = null;
    found.focus();
  }

  /** The innermost part of the form that a path is in. */
  #fieldOf(word) {
    let best = null;
    for (const each of this.root.querySelectorAll("[data-path]")) {
      const {path} = each.dataset;
      if (path !== "" && isInside(word, path) && (best === null || path.length >= best.dataset.path.length))
        best = each;
    }
    return best;
  }
}
