/**
 * The breath figure: a disc and rings that widen as one breathes in and narrow as one breathes out,
 * in time with the sound. Still where less motion is preferred; the words beside it tell the breath.
 */
import {widthAt} from "./breath.js";

/** How small each part is when breathed out, of its full size. */
const NARROW = {disc: 0.72, inner: 0.77, middle: 0.86};

export class Figure {
  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   */
  constructor(root, coach) {
    this.coach = coach;
    this.parts = Object.keys(NARROW).map((name) => [name, root.querySelector(`.${name}`)]);
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.still.addEventListener("change", () => this.#run());
    for (const name of ["tick", "change"]) coach.addEventListener(name, () => this.draw());
    coach.addEventListener("state", () => this.#run());
  }

  /** Draw the breath of this very moment. */
  draw() {
    const {score, sound} = this.coach;
    const width = this.still.matches || !score ? 0.5 : widthAt(score.phases, sound.ms);
    for (const [name, part] of this.parts) {
      part.style.transform = `scale(${NARROW[name] + (1 - NARROW[name]) * width})`;
    }
  }

  #run() {
    cancelAnimationFrame(this.frame);
    const step = () => {
      this.draw();
      if (this.coach.sound.playing && !this.still.matches) {
        this.frame = requestAnimationFrame(step);
      }
    };
    step();
  }
}
