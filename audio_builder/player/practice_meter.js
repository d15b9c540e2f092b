/** How much of a track was really heard, and whether that is a practice to be noted. */

/** Between two looks at the clock of what plays; more is a jump. */
const STEP_MS = 2000;
/** Noted in the middle of a track, since many leave before the last words. */
const NEARLY = 0.8;
/** Noted at its end. */
const HALF = 0.5;

export class PracticeMeter extends EventTarget {
  /** Of the track that is in. */
  heard_ms = 0;
  isNoted = false;
  #last_ms = 0;
  #track = "";

  /**
   * Event: "practised", once for each time that a track is practised.
   * @param {import("./coach.js").Coach} coach
   */
  constructor(coach) {
    super();
    this.coach = coach;
    coach.addEventListener("change", () => this.#takeUp());
    coach.addEventListener("tick", () => this.#listen());
    coach.addEventListener("state", () => this.#listen());
  }

  /** Which share of the track was heard. */
  get share() {
    return this.heard_ms / this.coach.score.timeline.duration_ms;
  }

  #takeUp() {
    const {routine, track} = this.coach.rendition;
    const name = `${routine.id}/${track}`;
    if (name !== this.#track) this.#begin();
    this.#track = name;
    this.#last_ms = this.coach.sound.ms;
  }

  #begin() {
    this.heard_ms = 0;
    this.isNoted = false;
  }

  #listen() {
    const {ms, audio} = this.coach.sound;
    const step_ms = ms - this.#last_ms;
    this.#last_ms = ms;
    // Begun once more from the start, after the end.
    if (step_ms < 0 && this.isNoted && ms < STEP_MS) this.#begin();
    if (step_ms > 0 && step_ms < STEP_MS && !audio.seeking) this.heard_ms += step_ms;
    if (this.isNoted || this.share < (audio.ended ? HALF : NEARLY)) return;
    this.isNoted = true;
    this.dispatchEvent(new Event("practised"));
  }
}
