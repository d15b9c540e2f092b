/**
 * The figure on the stage: it moves as the listener should, in time with the sound; on the cover it
 * shows what is to come. Where less motion is preferred it shows key poses.
 */
import {widthAt} from "./breath.js";
import {FigureDrawing} from "./figure_drawing.js";
import {momentAt} from "./movement.js";
import {previewOf} from "./preview.js";
import {cueAt} from "./timeline.js";

/** So long a cover moves; then it rests. */
const PREVIEW_MS = 30_000;

export class Mannequin {
  /** What the cover shows, and since when. */
  #preview = {movement: null, length_ms: 0, since: 0};

  /**
   * @param {HTMLElement} holder
   * @param {import("./coach.js").Coach} coach
   * @param {import("./views.js").Views} views
   */
  constructor(holder, coach, views) {
    this.holder = holder;
    this.coach = coach;
    this.views = views;
    this.drawing = new FigureDrawing(holder);
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.still.addEventListener("change", () => this.#run());
    coach.addEventListener("tick", () => this.draw());
    coach.addEventListener("change", () => this.#takeUp());
    coach.addEventListener("state", () => this.#run());
    views.addEventListener("change", () => this.#run());
  }

  /** Draw the pose of this very moment. */
  draw() {
    const {score, sound} = this.coach;
    if (!score) return;
    const coming = this.#isCover && this.#previewed();
    const movement = coming ? this.#preview.movement : score.timeline.figure;
    const now = coming || (movement && momentAt(movement, sound.ms, this.still.matches));
    this.holder.parentElement.classList.toggle("moves", Boolean(now));
    if (!now) return;
    const width = this.still.matches || coming ? 0.5 : widthAt(score.phases, sound.ms);
    const holds = !coming && cueAt(score.timeline, sound.ms).role === "hold";
    this.drawing.show(movement, now, {width, arrow: !holds, ghost: !coming});
  }

  get #isCover() {
    return this.views.now === "cover";
  }

  #takeUp() {
    const {timeline, segments, only} = this.coach.score;
    const previews = segments
      .filter(({exercise}) => exercise !== null && (only === null || exercise === only))
      .map(({start_ms, end_ms}) => previewOf(timeline.figure, start_ms, end_ms))
      .filter((each) => each !== null);
    const moving = previews.find(({length_ms}) => length_ms > 0) ?? previews[0];
    this.#preview = {movement: null, length_ms: 0, ...moving, since: performance.now()};
    this.#run();
  }

  get #previewMoves() {
    const {length_ms, since} = this.#preview;
    return length_ms > 0 && performance.now() - since < PREVIEW_MS;
  }

  /** The moment of the preview; null where there is none. */
  #previewed() {
    const {movement, length_ms, since} = this.#preview;
    if (movement === null) return null;
    const passed = Math.min(performance.now() - since, PREVIEW_MS);
    return momentAt(movement, length_ms > 0 ? passed % length_ms : 0, this.still.matches);
  }

  #run() {
    cancelAnimationFrame(this.next);
    const step = () => {
      this.draw();
      const moves = this.coach.sound.playing || (this.#isCover && this.#previewMoves);
      if (moves && !this.still.matches) this.next = requestAnimationFrame(step);
    };
    step();
  }
}
