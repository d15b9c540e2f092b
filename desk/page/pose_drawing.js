/** A pose as a small drawing, in the page's own colours: as large as it goes, without a floor. */
import {bodyOf, outlinesOf} from "../player-modules/body.js";
import {propsOf} from "../player-modules/props.js";
import {element} from "./elements.js";

const SIDE = 320;
const FILLED = 0.94;
const VIEW = "three-quarter";
const drawn = new Map();

/**
 * @param {object} pose
 * @returns {object | null} none of a pose that is not written to its end
 */
export function pictureOf(pose) {
  const name = JSON.stringify(pose);
  if (!drawn.has(name)) drawn.set(name, drawable(pose));
  return drawn.get(name);
}

function drawable(pose) {
  try {
    return drawing(pose);
  } catch {
    return null; // whoever types a pose has a word of it at a time
  }
}

function drawing(pose) {
  const body = bodyOf(pose);
  const outlines = outlinesOf([...propsOf(pose, body), ...body], VIEW);
  const points = outlines.flatMap((each) => each.points);
  const [[left, right], [low, high]] = [0, 1].map((axis) => {
    const all = points.map((point) => point[axis]);
    return [Math.min(...all), Math.max(...all)];
  });
  const scale = (SIDE * FILLED) / Math.max(right - left, high - low);
  const placed = ([x, y]) => {
    const [over, down] = [x - (left + right) / 2, (low + high) / 2 - y];
    return `${(SIDE / 2 + scale * over).toFixed(1)} ${(SIDE / 2 + scale * down).toFixed(1)}`;
  };
  return element(
    "svg",
    {viewBox: `0 0 ${SIDE} ${SIDE}`, class: "mannequin", "aria-hidden": "true"},
    outlines.map((each) => element("path", {class: each.name, d: `M${each.points.map(placed).join("L")}Z`})),
  );
}
