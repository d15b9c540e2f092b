/**
 * The plan of the draft, asked for once it is saved, and again until all of it is known.
 * Events: `plan`.
 */
import {ask, LostError} from "./server.js";

const WAIT_MS = 350;
const AGAIN_MS = 900;

export class Plan extends EventTarget {
  /** @type {any} */
  timeline = null;
  items = [];
  fit = null;
  whyEstimated = "";
  trouble = "";
  #digest = "";
  #timer = 0;

  /** @param {import("./draft.js").Draft} draft */
  constructor(draft) {
    super();
    this.draft = draft;
    draft.addEventListener("view", () => this.#later(WAIT_MS));
    this.#later(0);
  }

  /** Words that do not fit, as far as that is known of the text as it is now. */
  get problems() {
    return this.#digest === this.draft.digest ? (this.fit?.problems ?? []) : [];
  }

  /** Ask anew, whatever is known: more may be voiced now. */
  renew() {
    this.#digest = "";
    this.#later(0);
  }

  end() {
    clearTimeout(this.#timer);
    this.ended = true;
  }

  #later(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), ms);
  }

  async #ask() {
    if (this.ended) return;
    if (this.draft.isUnsaved) return this.#later(WAIT_MS);
    if (this.#digest === this.draft.digest && this.fit !== null) return;
    const wanted = this.draft.digest;
    try {
      const told = await ask(`${this.draft.address}/plan`);
      if (this.ended || wanted !== this.draft.digest) return this.#later(WAIT_MS);
      this.#digest = wanted;
      [this.trouble, this.whyEstimated, this.fit] = ["", told.why_estimated ?? "", told.fit];
      [this.timeline, this.items] = [told.plan?.timeline ?? null, told.plan?.items ?? []];
      if (told.plan !== null && told.fit === null) this.#later(AGAIN_MS);
    } catch (error) {
      if (error instanceof LostError) return this.#later(AGAIN_MS * 3);
      this.trouble = error.message;
    }
    this.dispatchEvent(new Event("plan"));
  }
}
