/**
 * The figure on the stage: it moves as the listener should, in time with the sound. What works is
 * lit, a dotted figure shows where to go, an arrow which way; where less motion is preferred it
 * shows key poses.
 */
import {arrowsOf} from "./arrow.js";
import {bodyOf, matOf, outlinesOf} from "./body.js";
import {widthAt} from "./breath.js";
import {momentAt} from "./movement.js";
import {propsOf} from "./props.js";
import {cueAt} from "./timeline.js";

const SVG = "http://www.w3.org/2000/svg";
const SIDE = 320;
const METRES = 2.2;
const FILLED = 0.96;
/** How much wider a chest is in the middle of a breath than at its ends, in parts. */
const RIBS = 0.06;

export class Mannequin {
  #shown = "";
  /** @type {SVGPathElement[]} */
  #paths = [];
  #frame = null;
  #framed = null;
  #way = null;

  /**
   * @param {HTMLElement} holder
   * @param {import("./coach.js").Coach} coach
   */
  constructor(holder, coach) {
    this.holder = holder;
    this.coach = coach;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("viewBox", `0 0 ${SIDE} ${SIDE}`);
    holder.append(this.svg);
    this.still.addEventListener("change", () => this.#run());
    for (const name of ["tick", "change"]) coach.addEventListener(name, () => this.draw());
    coach.addEventListener("state", () => this.#run());
  }

  /** Draw the pose of this very moment. */
  draw() {
    const {score, sound} = this.coach;
    const figure = score?.timeline.figure;
    const now = figure ? momentAt(figure, sound.ms, this.still.matches) : null;
    this.holder.parentElement.classList.toggle("moves", now !== null);
    if (now === null) return;
    const width = this.still.matches ? 0.5 : widthAt(score.phases, sound.ms);
    const holds = cueAt(score.timeline, sound.ms).role === "hold";
    const told = JSON.stringify([now, width, holds]);
    if (told === this.#shown) return;
    this.#shown = told;
    this.#frameFor(figure, now);
    const body = breathing(bodyOf(now.pose), width);
    const ghost = now.next ? outlinesOf(bodyOf(now.next), now.view) : [];
    this.#paint([
      ...outlinesOf([matOf(body)], now.view),
      ...ghost.map((each) => ({...each, name: "ghost"})),
      ...outlinesOf([...propsOf(now.pose, body), ...body], now.view)
        .map((each) => ({...each, name: now.lit.includes(each.name) ? `${each.name} lit` : each.name})),
      ...(holds ? [] : this.#arrowsFor(now)),
    ]);
  }

  #paint(outlines) {
    while (this.#paths.length < outlines.length) {
      const path = document.createElementNS(SVG, "path");
      this.#paths.push(path);
      this.svg.append(path);
    }
    this.#paths.forEach((path, index) => {
      const outline = outlines[index];
      path.setAttribute("class", outline?.name ?? "");
      path.setAttribute("d", outline ? this.#drawn(outline.points) : "");
    });
  }

  #drawn(points) {
    const {right, up, scale} = this.#frame;
    const placed = ([x, y]) =>
      `${(SIDE / 2 + scale * (x - right)).toFixed(1)} ${(SIDE / 2 - scale * (y - up)).toFixed(1)}`;
    return `M${points.map(placed).join("L")}Z`;
  }

  /** From where it is, or set out, to where it goes; the same all the way. */
  #arrowsFor({start, next, view}) {
    if (!next) return [];
    if (this.#way?.start !== start || this.#way.next !== next || this.#way.view !== view) {
      this.#way = {start, next, view, arrows: arrowsOf(start, next, view)};
    }
    return this.#way.arrows;
  }

  /** One frame for all poses of an exercise's side, so that the floor stays where it is. */
  #frameFor(figure, {stretch, view}) {
    if (this.#framed?.figure === figure && this.#framed.stretch === stretch) return;
    this.#framed = {figure, stretch};
    const keys = figure.keys.slice(Math.max(stretch, 0));
    const end = keys.findIndex(([at, pose], i) => i > 0 && (pose === null || at === keys[i - 1][0]));
    const used = new Set(keys.slice(0, end < 0 ? undefined : end).flatMap(([, pose, besides]) =>
      [pose, ...(besides?.cycle ?? []).map(([, to]) => to)]));
    const points = [...used].filter((pose) => pose !== null).flatMap((pose) => {
      const body = bodyOf(figure.poses[pose]);
      const all = [matOf(body), ...propsOf(figure.poses[pose], body), ...body];
      return outlinesOf(all, view).flatMap((each) => each.points);
    });
    const [[left, right], [low, high]] = [0, 1].map((axis) => {
      const all = points.map((point) => point[axis]);
      return [Math.min(...all), Math.max(...all)];
    });
    const size = Math.max((right - left) / FILLED, (high - low) / FILLED, METRES);
    this.#frame = {right: (left + right) / 2, up: (low + high) / 2, scale: SIDE / size};
  }

  #run() {
    cancelAnimationFrame(this.next);
    const step = () => {
      this.draw();
      if (this.coach.sound.playing && !this.still.matches) this.next = requestAnimationFrame(step);
    };
    step();
  }
}

/** A body whose ribs and belly widen with the breath, from 0, breathed out, to 1. */
function breathing(body, width) {
  const wider = 1 + RIBS * (width - 0.5);
  return body.map(({name, spheres}) => ({
    name,
    spheres: name === "chest" || name === "pelvis"
      ? spheres.map(([at, radius]) => [at, radius * wider])
      : spheres,
  }));
}
