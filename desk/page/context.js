/**
 * What every part of the form works with: the draft, what is wrong where, and what a part can ask
 * the rest of the page for.
 *
 * @typedef {import("./draft.js").Problem} Problem
 */
import {element} from "./elements.js";
import {isInside} from "./paths.js";
import {whereOf} from "./problems.js";

export class Context {
  /** @type {Map<string, Problem[]>} */
  #problems = new Map();
  #claimed = new Set();

  /**
   * @param {import("./draft.js").Draft} draft
   * @param {Problem[]} problems
   * @param {{goToLine: (line: number) => void, hear: (text: string, button: HTMLElement) => void,
   *   doses: Map<string, string>, poses: {name: string, pose: object}[], opened: import("./opened.js").Opened,
   *   choosePose: Function, refresh: () => void, say: (words: string) => void,
   *   focus: (word: string) => void}} page
   */
  constructor(draft, problems, page) {
    Object.assign(this, page);
    this.draft = draft;
    this.data = draft.view.data;
    for (const problem of problems) {
      const word = whereOf(problem);
      this.#problems.set(word, [...(this.#problems.get(word) ?? []), problem]);
    }
  }

  /** Problems of just this part. @param {string} word */
  problemsOf(word) {
    return this.#problems.get(word) ?? [];
  }

  /** The same, and they need not be shown elsewhere. @param {string} word */
  claim(word) {
    this.#claimed.add(word);
    return this.problemsOf(word);
  }

  /** Problems in a part that no field has shown. @param {string} word */
  unclaimed(word) {
    return [...this.#problems].flatMap(([where, list]) =>
      isInside(where, word) && !this.#claimed.has(where) ? list : [],
    );
  }

  /** All problems in a part. @param {string} word */
  within(word) {
    return [...this.#problems].flatMap(([where, list]) => (isInside(where, word) ? list : []));
  }

  /**
   * The button that lets a sentence be heard.
   * @param {string} word
   * @param {any} text
   * @param {string} label
   */
  hearButton(word, text, label) {
    const silent = typeof text !== "string" || text.trim() === "";
    return element(
      "button",
      {
        type: "button",
        class: "hear",
        disabled: silent,
        "data-hear": word,
        "aria-label": `Hear it: ${label}`,
        title: "Hear it",
        onclick: ({currentTarget}) => this.hear(text, currentTarget),
      },
      icon("hear"),
    );
  }
}

const DRAWN = {
  hear: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15 9a4.5 4.5 0 0 1 0 6M17.5 6.5a8 8 0 0 1 0 11",
  up: "M12 19V5m-6 6 6-6 6 6",
  down: "M12 5v14m-6-6 6 6 6-6",
  copy: "M9 9h10v10H9zM5 15V5h10",
  remove: "M6 7h12M10 7V4.5h4V7m-6.5 0 1 12.5h7l1-12.5",
  close: "M7 7l10 10M17 7L7 17",
};

/** A small drawing on a button. @param {keyof typeof DRAWN} name */
export const icon = (name) =>
  element("svg", {viewBox: "0 0 24 24", "aria-hidden": "true"}, element("path", {d: DRAWN[name]}));
