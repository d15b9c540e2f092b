/** The head of the writing screen: what is open, whether it is saved, what is left, Undo and Redo. */
import {summary} from "./problem_list.js";
import {isTrouble, stateWords} from "./state_words.js";

export class ScreenHead {
  #unreachable = false;

  /**
   * @param {HTMLElement} root of the screen
   * @param {import("./draft.js").Draft} draft
   * @param {{settle: () => void, showNext: () => void}} page
   */
  constructor(root, draft, {settle, showNext}) {
    this.draft = draft;
    this.find = (selector) => root.querySelector(selector);
    this.find(".undo").onclick = () => draft.undo();
    this.find(".redo").onclick = () => draft.redo();
    this.find(".next-problem").onclick = showNext;
    this.find(".settle").onclick = settle;
    for (const name of ["view", "state", "text"]) draft.addEventListener(name, () => this.draw());
    this.draw();
  }

  /** Whether the desk answered when last asked. @param {boolean} lost */
  reach(lost) {
    this.#unreachable = lost;
    this.draw();
  }

  /** Who else has the file open, or nothing. @param {string} words */
  warn(words) {
    const warning = this.find(".warning");
    if (warning.textContent === words) return;
    warning.textContent = words;
    warning.hidden = words === "";
  }

  /** How much is left to mend and to write. @param {import("./draft.js").Problem[]} problems */
  showProblems(problems) {
    const next = this.find(".next-problem");
    next.hidden = problems.length === 0;
    next.textContent = `${summary(problems)}: show`;
  }

  draw() {
    const {draft} = this;
    const {title} = draft.view.data ?? {};
    const heading = typeof title === "string" && title.trim() ? title : draft.file;
    this.#text("h1", heading);
    this.#text(".file", draft.file);
    document.title = `${heading} · Repcast desk`;
    this.#text(".state", stateWords(draft, this.#unreachable));
    this.find(".state").classList.toggle("wrong", isTrouble(draft, this.#unreachable));
    this.find(".settle").hidden = draft.conflict === null;
    this.find(".undo").disabled = !draft.history.canUndo;
    this.find(".redo").disabled = !draft.history.canRedo;
  }

  /** A text is touched only if it changes: some are read out. */
  #text(selector, words) {
    const place = this.find(selector);
    if (place.textContent !== words) place.textContent = words;
  }
}
