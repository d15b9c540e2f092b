/** What a text was before: one step back for each change, and for what is typed in one go. Pure. */

const IN_ONE_GO_MS = 1200;
const STEPS_MAX = 300;

export class History {
  #past = [];
  #future = [];
  #last = {kind: "", at: -Infinity};

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * Take note of a new text.
   * @param {string} text
   * @param {string} kind what was done; the same within a moment is one step
   * @param {number} at in ms
   */
  note(text, kind, at) {
    if (text === this.text) return;
    const goesOn = kind === this.#last.kind && at - this.#last.at < IN_ONE_GO_MS;
    if (!goesOn || !this.canUndo) this.#past.push(this.text);
    if (this.#past.length > STEPS_MAX) this.#past.shift();
    this.#future = [];
    this.#last = {kind, at};
    this.text = text;
  }

  /** @returns {string} the text one step back */
  undo() {
    return this.#step(this.#past, this.#future);
  }

  /** @returns {string} the text one step on again */
  redo() {
    return this.#step(this.#future, this.#past);
  }

  #step(from, to) {
    if (from.length === 0) return this.text;
    to.push(this.text);
    this.text = from.pop();
    this.#last = {kind: "", at: -Infinity};
    return this.text;
  }
}
