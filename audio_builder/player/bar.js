/** The bar: the whole track with its chapters, to see where one is and to go elsewhere. */
import {clock, spokenTime} from "./words.js";

/** While it plays, a reader that stands on the bar would read every change; a seek is 5 s. */
const SAY_EVERY_MS = 4000;

export class Bar {
  said_ms = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   */
  constructor(root, coach) {
    this.coach = coach;
    this.root = root;
    /** @type {HTMLInputElement} */
    this.slider = root.querySelector("input");
    this.chapters = root.querySelector(".chapters");
    coach.addEventListener("change", () => this.#lay());
    coach.addEventListener("tick", () => this.#show());
    this.slider.addEventListener("input", () => coach.seek(Number(this.slider.value)));
  }

  #lay() {
    const {chapters, duration_ms} = this.coach.score.timeline;
    this.slider.max = String(duration_ms);
    this.pieces = chapters.map(({start_ms, title}, index) => {
      const end_ms = chapters[index + 1]?.start_ms ?? duration_ms;
      const piece = document.createElement("div");
      const filling = document.createElement("div");
      piece.style.flexGrow = String(end_ms - start_ms);
      piece.classList.toggle("begins", !title.includes(": "));
      piece.append(filling);
      return {start_ms, end_ms, title, piece, filling};
    });
    this.chapters.replaceChildren(...this.pieces.map(({piece}) => piece));
    this.#show();
  }

  #show() {
    const {ms} = this.coach.sound;
    const {duration_ms} = this.coach.score.timeline;
    this.slider.value = String(ms);
    let here = "";
    for (const {start_ms, end_ms, title, filling} of this.pieces) {
      const done = Math.min(Math.max((ms - start_ms) / (end_ms - start_ms), 0), 1);
      filling.style.transform = `scaleX(${done})`;
      if (ms >= start_ms) here = title;
    }
    if (this.coach.sound.playing && Math.abs(ms - this.said_ms) < SAY_EVERY_MS) return;
    this.said_ms = ms;
    const words = `${spokenTime(ms)} of ${spokenTime(duration_ms)}, ${here}`;
    this.slider.setAttribute("aria-valuetext", words);
    this.slider.title = `${clock(ms)} · ${here}`;
  }
}
