/** Changes of the form that are not in the text yet, in order; the newest value of a part replaces the last. */
import {wordOf} from "./paths.js";

export class EditQueue {
  /** @type {import("./draft.js").Edit[]} */
  #waiting = [];
  #sent = [];

  get isEmpty() {
    return this.#waiting.length === 0;
  }

  /** Whether an edit of this path is on its way. @param {string} word */
  isPending(word) {
    return [...this.#waiting, ...this.#sent].some(({path}) => wordOf(path) === word);
  }

  /** @param {import("./draft.js").Edit[]} edits what belongs together */
  add(edits) {
    const last = this.#waiting.at(-1);
    const [edit] = edits;
    const isNewer =
      edits.length === 1 &&
      edit.op === "set" &&
      last?.op === "set" &&
      wordOf(last.path) === wordOf(edit.path);
    if (isNewer) this.#waiting.pop();
    this.#waiting.push(...edits);
  }

  /** All that wait are under way now. */
  send() {
    [this.#sent, this.#waiting] = [this.#waiting, []];
    return this.#sent;
  }

  /** They have come to their end. */
  done() {
    this.#sent = [];
  }

  /** They have not, and wait again. */
  putBack() {
    this.#waiting = [...this.#sent, ...this.#waiting];
    this.#sent = [];
  }
}
