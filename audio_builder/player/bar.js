/** The bar: the whole track with its chapters, to see where one is and to go elsewhere. */
import {spokenTime} from "./words.js";

/** While it plays, a reader that stands on the bar would read every change; a seek is 5 s. */
const SAY_EVERY_MS = 4000;

export class Bar {
  #said_ms = 0;

  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   */
  constructor(root, coach) {
    this.coach = coach;
    /** @type {HTMLInputElement} */
    this.slider = root.querySelector("input");
    this.marks = root.querySelector(".marks");
    this.filling = root.querySelector(".filling");
    coach.addEventListener("change", () => this.#lay());
    coach.addEventListener("tick", () => this.#show());
    this.slider.addEventListener("input", () => coach.seek(Number(this.slider.value)));
  }

  #lay() {
    const {chapters, duration_ms} = this.coach.score.timeline;
    this.slider.max = String(duration_ms);
    const marks = chapters.slice(1).map(({start_ms, title}) => {
      const mark = document.createElement("div");
      mark.style.left = `${(100 * start_ms) / duration_ms}%`;
      mark.classList.toggle("begins", !title.includes(": "));
      return mark;
    });
    this.marks.replaceChildren(...marks);
    this.#show();
    this.#say();
  }

  #show() {
    const {ms, playing} = this.coach.sound;
    this.slider.value = String(ms);
    this.filling.style.transform = `scaleX(${ms / this.coach.score.timeline.duration_ms})`;
    if (!playing || Math.abs(ms - this.#said_ms) >= SAY_EVERY_MS) this.#say();
  }

  #say() {
    const {ms} = this.coach.sound;
    const {chapters, duration_ms} = this.coach.score.timeline;
    this.#said_ms = ms;
    const here = chapters.findLast((chapter) => chapter.start_ms <= ms)?.title ?? "";
    const words = `${spokenTime(ms)} of ${spokenTime(duration_ms)}, ${here}`;
    this.slider.setAttribute("aria-valuetext", words);
  }
}
