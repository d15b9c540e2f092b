/**
 * The draft: the text of the open file, what is found in it, and its way to the disk. One request is
 * under way at a time; what is typed meanwhile goes with the next, so the latest always wins.
 *
 * Events: `text`, it was changed otherwise than by typing; `view`, what is found in it is news;
 * `state`, whether it is saved; `conflict`; `notice`, with words in `detail`.
 *
 * @typedef {{line: number, column: number, what: string, mend: string, path: any[] | null}} Problem
 * @typedef {{problems: Problem[], data: any, places: import("./paths.js").Places, uses: object}} View
 * @typedef {{op: string, path: any[], value?: any, index?: number, to?: number}} Edit
 */
import {EditQueue} from "./edit_queue.js";
import {History} from "./history.js";
import {wordOf} from "./paths.js";
import {addressOf, ask, LostError, RefusedError} from "./server.js";
import {keepUnsent, unsent} from "./unsent.js";

const SOON_MS = 50;
const AGAIN_MS = [500, 1000, 2000, 4000];

export class Draft extends EventTarget {
  text = "";
  /** @type {View} */
  view = {problems: [], data: null, places: {}, uses: {}};
  /** @type {"saved" | "saving" | "lost" | "refused" | "conflict"} */
  state = "saved";
  trouble = "";
  conflict = null;
  digest = "";
  /** How many times the text was typed in, and up to which of them is known what was found. */
  typed = 0;
  seen = 0;
  history = new History("");
  #written = "";
  #edits = new EditQueue();
  #busy = false;
  #isOpen = false;
  #failures = 0;

  /** @param {string} file */
  constructor(file) {
    super();
    this.file = file;
    this.address = addressOf(file);
  }

  /** Read the file, and send what an earlier page of this tab could not. */
  async open() {
    this.#take(await ask(this.address), "open");
    this.history = new History(this.text);
    const kept = unsent(this.file);
    this.#isOpen = true;
    if (!kept || kept.text === this.text) return keepUnsent(this.file, null);
    [this.digest, this.#written] = [kept.base, null];
    this.replace(kept.text, "typed");
    this.#tell("notice", "What you typed while the desk was away is back.");
  }

  /** Whether anything is not on disk yet. */
  get isUnsaved() {
    return this.#busy || this.text !== this.#written || !this.#edits.isEmpty;
  }

  /** Whether an edit of this path is on its way. @param {string} word */
  isPending(word) {
    return this.#edits.isPending(word);
  }

  /** The text was typed in. @param {string} text */
  type(text) {
    this.text = text;
    this.typed += 1;
    this.history.note(text, "typed", Date.now());
    this.#send();
  }

  /** The text becomes another. @param {string} text @param {string} kind */
  replace(text, kind) {
    this.history.note(text, kind, Date.now());
    this.#become(text);
  }

  undo() {
    if (this.history.canUndo) this.#become(this.history.undo());
  }

  redo() {
    if (this.history.canRedo) this.#become(this.history.redo());
  }

  /** Changes of the form. @param {...Edit} edits */
  edit(...edits) {
    if (edits.length === 0) return;
    this.#edits.add(edits);
    this.#send();
  }

  /** After a conflict: this text it shall be, on what lies on disk. @param {string} text */
  settle(text) {
    const {digest} = this.conflict;
    [this.conflict, this.digest, this.#written] = [null, digest, null];
    this.replace(text, "settled");
  }

  /** The file was changed elsewhere: take that over. Nothing of ours is under way. */
  async takeOver() {
    const answer = await ask(this.address);
    if (this.isUnsaved || answer.digest === this.digest) return;
    this.#take(answer, "elsewhere");
    this.#tell("notice", "The file was changed elsewhere; this is how it is now.");
  }

  /**
   * Wait until everything is on disk.
   * @throws {Error} if it cannot be
   */
  async onDisk() {
    while (this.isUnsaved) {
      if (!["saved", "saving"].includes(this.state))
        throw new Error("Not everything is saved yet; see above.");
      await new Promise((done) => setTimeout(done, SOON_MS));
    }
  }

  /** Keep in this tab what is not saved; what an earlier page has kept there stays until it is read. */
  keep() {
    if (!this.#isOpen) return;
    const text = this.text === this.#written ? null : {text: this.text, base: this.digest};
    keepUnsent(this.file, this.isUnsaved ? text : null);
  }

  #become(text) {
    this.text = text;
    this.#tell("text");
    this.#send();
  }

  async #send() {
    if (this.#busy || this.conflict) return;
    this.#busy = true;
    while (!this.conflict && (this.text !== this.#written || !this.#edits.isEmpty)) {
      if (this.state === "saved") this.#show("saving");
      try {
        await (this.text === this.#written ? this.#postEdits() : this.#putText());
        if (this.#failures > 0) this.#tell("notice", "The desk is back; everything is saved.");
        if (this.state === "lost") this.#show("saving");
        this.#failures = 0;
      } catch (error) {
        if (!(await this.#bear(error))) break;
      }
    }
    this.#busy = false;
    if (this.text === this.#written && !this.conflict) {
      keepUnsent(this.file, null);
      this.#show("saved");
    }
  }

  async #putText() {
    const [sent, typed] = [this.text, this.typed];
    const answer = await ask(this.address, "PUT", {text: sent, base: this.digest});
    this.seen = typed;
    if (this.text === sent) {
      this.#take(answer, "merged");
      if (answer.merged)
        this.#tell("notice", "The file was changed elsewhere too; both changes are in it now.");
      return;
    }
    [this.digest, this.#written] = [answer.sent, sent];
    this.#see(answer);
  }

  async #postEdits() {
    const before = this.text;
    const edits = this.#edits.send();
    try {
      const answer = await ask(`${this.address}/edits`, "POST", {edits, base: this.digest});
      this.#edits.done();
      if (this.text === before) this.#take(answer, `form ${wordOf(edits.at(-1).path)}`);
    } catch (error) {
      const isConflict = error instanceof RefusedError && error.status === 409;
      if (isConflict && this.text === before) this.replace(error.told.mine, "form");
      else if (isConflict || error instanceof LostError) this.#edits.putBack();
      throw error;
    } finally {
      this.#edits.done();
    }
  }

  /** @returns {Promise<boolean>} whether to go on */
  async #bear(error) {
    if (error instanceof LostError) {
      this.#failures += 1;
      this.#show("lost");
      this.keep();
      await new Promise((done) => setTimeout(done, AGAIN_MS[Math.min(this.#failures, AGAIN_MS.length) - 1]));
      return true;
    }
    if (!(error instanceof RefusedError)) throw error;
    if (error.status === 409 && "mine" in error.told) {
      this.conflict = error.told;
      this.#show("conflict");
      this.#tell("conflict");
      return false;
    }
    if (error.status === 422) {
      // the form alone: the text is as it was
      this.#tell("notice", error.message);
      this.#tell("view");
      return true;
    }
    this.keep();
    this.#show("refused", error.message);
    return false;
  }

  #take(answer, kind) {
    const other = answer.text !== this.text;
    [this.text, this.digest, this.#written] = [answer.text, answer.digest, answer.text];
    if (other) this.history.note(this.text, kind, Date.now());
    if (other) this.#tell("text");
    this.#see(answer);
  }

  #see({problems, data, places, uses}) {
    this.view = {problems, data, places, uses};
    this.#tell("view");
  }

  #show(state, trouble = "") {
    if (this.state === state && this.trouble === trouble) return;
    [this.state, this.trouble] = [state, trouble];
    this.#tell("state");
  }

  #tell(name, detail = undefined) {
    this.dispatchEvent(new CustomEvent(name, {detail}));
  }
}
