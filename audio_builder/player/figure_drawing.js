/**
 * A drawing of the figure: what works is lit, a dotted figure shows where to go, an arrow which way.
 */
import {arrowsOf} from "./arrow.js";
import {bodyOf, matOf, outlinesOf} from "./body.js";
import {propsOf} from "./props.js";

const SVG = "http://www.w3.org/2000/svg";
const SIDE = 320;
/** What it shows at least, so that one who lies is not a giant. */
const METRES = 2.2;
const FILLED = 0.96;
/** How much wider a chest is in the middle of a breath than at its ends, in parts. */
const RIBS = 0.06;

export class FigureDrawing {
  #shown = "";
  /** @type {SVGPathElement[]} */
  #paths = [];
  #frame = null;
  #framed = null;
  #way = null;

  /**
   * @param {HTMLElement} holder
   * @param {{close?: boolean}} how `close` leaves out the floor, and brings a small pose near
   */
  constructor(holder, {close = false} = {}) {
    this.close = close;
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "mannequin");
    this.svg.setAttribute("viewBox", `0 0 ${SIDE} ${SIDE}`);
    holder.append(this.svg);
  }

  /**
   * @param {import("./movement.js").Movement} movement
   * @param {import("./movement.js").Moment} now a moment of it
   * @param {{width?: number, arrow?: boolean, ghost?: boolean}} how `width` is how far one has
   *   breathed in, from 0 to 1
   */
  show(movement, now, {width = 0.5, arrow = true, ghost = true} = {}) {
    const told = JSON.stringify([now, width, arrow]);
    if (told === this.#shown && movement === this.#framed?.movement) return;
    this.#shown = told;
    this.#frameFor(movement, now);
    const body = breathing(bodyOf(now.pose), width);
    const coming = ghost && now.next ? outlinesOf(bodyOf(now.next), now.view) : [];
    this.#paint([
      ...(this.close ? [] : outlinesOf([matOf(body)], now.view)),
      ...coming.map((each) => ({...each, name: "ghost"})),
      ...outlinesOf([...propsOf(now.pose, body), ...body], now.view)
        .map((each) => ({...each, name: now.lit.includes(each.name) ? `${each.name} lit` : each.name})),
      ...(arrow ? this.#arrowsFor(now) : []),
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
  #frameFor(movement, {stretch, view}) {
    if (this.#framed?.movement === movement && this.#framed.stretch === stretch) return;
    this.#framed = {movement, stretch};
    const keys = movement.keys.slice(Math.max(stretch, 0));
    const end = keys.findIndex(([at, pose], i) => i > 0 && (pose === null || at === keys[i - 1][0]));
    const used = new Set(keys.slice(0, end < 0 ? undefined : end).flatMap(([, pose, besides]) =>
      [pose, ...(besides?.cycle ?? []).map(([, to]) => to)]));
    const points = [...used].filter((pose) => pose !== null).flatMap((pose) => {
      const body = bodyOf(movement.poses[pose]);
      const things = [...propsOf(movement.poses[pose], body), ...body];
      const all = this.close ? things : [matOf(body), ...things];
      return outlinesOf(all, view).flatMap((each) => each.points);
    });
    const [[left, right], [low, high]] = [0, 1].map((axis) => {
      const all = points.map((point) => point[axis]);
      return [Math.min(...all), Math.max(...all)];
    });
    const size = Math.max((right - left) / FILLED, (high - low) / FILLED, this.close ? 0 : METRES);
    this.#frame = {right: (left + right) / 2, up: (low + high) / 2, scale: SIDE / size};
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
