/** What is kept on this device, how large it is, and buttons to keep, renew and remove. */
import {canKeep, keep, listKept, removeKept} from "./offline_store.js";
import {layAnew} from "./focus.js";
import {loadEntry, rowOf} from "./library.js";
import {paceInWords, samePace} from "./pace.js";
import {Trouble} from "./trouble.js";
import {megabytes} from "./words.js";

/**
 * Events: "moved" when a routine at a pace has come or gone, with what `Coach.moved` takes;
 * "trouble" with what `Coach`'s has.
 */
export class OfflineRoutines extends EventTarget {
  /** @type {import("./offline_store.js").Kept[]} */
  kept = [];
  #busy = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   */
  constructor(root, coach) {
    super();
    this.coach = coach;
    this.root = root;
    this.list = root.querySelector("ul");
    this.button = root.querySelector("button");
    this.meter = root.querySelector("progress");
    this.state = root.querySelector(".state");
    this.button.addEventListener("click", () => {
      const {routine, pace} = coach.rendition;
      this.#keep(routine.id, pace, async () => routine);
    });
    coach.addEventListener("change", () => this.#show());
  }

  /** Look at what is kept, and show it. */
  async refresh() {
    this.kept = await listKept();
    this.#show();
  }

  /**
   * The paces at which a routine is kept whole.
   * @param {string} routineId
   */
  pacesOf(routineId) {
    return this.kept.filter((kept) => kept.whole && kept.routine === routineId);
  }

  /** The routine in the library, which may have lost it; and there may be no library to ask. */
  #rowOf(kept) {
    return rowOf(this.coach.library, kept.routine);
  }

  #show() {
    const {rendition, library} = this.coach;
    const same = (kept) =>
      kept.routine === rendition?.routine.id && samePace(kept.pace, rendition.pace);
    const here = this.kept.find((kept) => kept.whole && same(kept));
    this.button.hidden = !canKeep() || !library?.online || here !== undefined;
    this.button.disabled = this.#busy;
    this.meter.hidden = !this.#busy;
    const state = this.#stateInWords(here);
    // It is a live region: written again, the same words would be read out again.
    if (this.state.textContent !== state) this.state.textContent = state;
    layAnew(this.list, this.kept.map((kept) => this.#row(kept)));
  }

  #stateInWords(here) {
    if (!canKeep()) return "This browser keeps nothing here: that takes an address with https.";
    if (this.#busy) return "Keeping it on this device…";
    if (here) return "This routine is on this device at the pace you hear: it plays without a network.";
    if (!this.coach.library?.online) {
      return this.kept.length > 0
        ? "There is no connection: what is listed here plays."
        : "There is no connection, and nothing is kept on this device.";
    }
    return "Keep this routine on this device, at the pace you hear, to play it without a network.";
  }

  #row(kept) {
    const row = document.createElement("li");
    const text = document.createElement("p");
    const title = document.createElement("strong");
    title.textContent = kept.title;
    const state = kept.whole ? megabytes(kept.bytes) : "unfinished";
    text.append(title, ` ${paceInWords(kept.pace)} · ${state}`);
    row.append(text);
    const there = this.#rowOf(kept);
    const old = there !== undefined && there.stamp !== kept.stamp;
    if (old) text.append(" · an older version");
    if (there && (old || !kept.whole) && this.coach.library.online) {
      const renew = old ? "Renew" : "Finish";
      const load = () => loadEntry(this.coach.library, kept.routine);
      row.append(this.#rowButton(renew, kept, () => this.#keep(kept.routine, kept.pace, load)));
    }
    row.append(this.#rowButton("Remove", kept, () => this.#remove(kept)));
    return row;
  }

  #rowButton(name, kept, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.disabled = this.#busy;
    button.setAttribute("aria-label", `${name} ${kept.title}, ${paceInWords(kept.pace)}`);
    button.addEventListener("click", press);
    return button;
  }

  async #remove(kept) {
    await removeKept(kept.name);
    const there = this.#rowOf(kept);
    this.#tellMoved(kept.routine, kept.pace, there !== undefined && there.stamp !== kept.stamp);
    await this.refresh();
    this.#stand();
  }

  #tellMoved(routine, pace, anew) {
    this.dispatchEvent(new CustomEvent("moved", {detail: {routine, pace, anew}}));
  }

  /** The button that was pressed is gone: stand at another. */
  #stand() {
    (this.button.hidden ? this.list.querySelector("button") : this.button)?.focus();
  }

  /** Keep a routine, whose entry is loaded if it is not at hand. */
  async #keep(routine, pace, load) {
    const had = this.kept.some((each) => each.routine === routine && samePace(each.pace, pace));
    const stood = this.root.contains(document.activeElement);
    this.#busy = true;
    this.meter.value = 0;
    this.#show();
    try {
      await keep(this.coach.library, await load(), pace, (done) => (this.meter.value = done));
      this.#tellMoved(routine, pace, had);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      const again = () => this.#keep(routine, pace, load);
      const detail = {sentence: error.message, button: error.button, press: again};
      this.dispatchEvent(new CustomEvent("trouble", {detail}));
    } finally {
      this.#busy = false;
      await this.refresh();
      if (stood && document.activeElement === document.body) this.#stand();
    }
  }
}
