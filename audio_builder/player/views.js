/**
 * Which view the page shows: the library, a routine's cover, the practice, or how it ended.
 *
 * The body's `data-view` tells it to the style. Event: "change" when it is another one.
 *
 * @typedef {"library" | "cover" | "practice" | "finish"} View
 */

/** Whoever goes further than this from where a track was opened has begun to practise. */
const NEAR_MS = 1000;

export class Views extends EventTarget {
  /** What is open on the stage, and where it was opened. */
  #opened = {routine: "", track: "", ms: 0};

  /**
   * @param {HTMLElement} body
   * @param {import("./coach.js").Coach} coach
   */
  constructor(body, coach) {
    super();
    this.body = body;
    this.coach = coach;
    coach.addEventListener("change", () => this.#takeUp());
    for (const name of ["tick", "state"]) coach.addEventListener(name, () => this.#follow());
  }

  /** @returns {View} */
  get now() {
    return /** @type {View} */ (this.body.dataset.view);
  }

  /** @param {View} view */
  show(view) {
    if (view === this.now) return;
    this.body.dataset.view = view;
    this.dispatchEvent(new Event("change"));
  }

  /** Away from the library, to what is open on the stage. */
  showStage() {
    if (this.now !== "library" || !this.coach.score) return;
    const {ended} = this.coach.sound.audio;
    this.show(ended ? "finish" : this.#begun() ? "practice" : "cover");
  }

  /** Another track is in, or the same one at another pace. */
  #takeUp() {
    const {rendition, sound} = this.coach;
    const opened = {routine: rendition.routine.id, track: rendition.track};
    const same = opened.routine === this.#opened.routine && opened.track === this.#opened.track;
    const goesOn = same && this.now === "practice";
    if (!goesOn) this.#opened = {...opened, ms: sound.ms};
    if (this.now !== "library" && !goesOn && !sound.playing) this.show("cover");
    this.#follow();
  }

  #follow() {
    if (this.now === "library") return;
    const {playing, audio} = this.coach.sound;
    if (audio.ended) this.show("finish");
    else if (playing || this.#begun()) this.show("practice");
  }

  #begun() {
    const {ms, playing} = this.coach.sound;
    return playing || Math.abs(ms - this.#opened.ms) > NEAR_MS;
  }
}
