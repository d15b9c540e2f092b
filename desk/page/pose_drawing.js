/** A pose as a drawing, in the page's own colours. */
import {bodyOf, chairOf, matOf, outlinesOf} from "../player-modules/body.js";
import {element} from "./elements.js";

const SIDE = 320;
const METRES = 1.6;
const VIEW = "three-quarter";
const drawn = new Map();

/**
 * @param {object} pose
 * @param {{lit?: string[], next?: object | null, frame?: object}} [more] parts that are at work, where
 *   it moves to, and the frame that it shares with others
 */
export function poseDrawing(pose, {lit = [], next = null, frame = null} = {}) {
  const body = bodyOf(pose);
  const layers = [
    ...outlinesOf([matOf(body)], VIEW),
    ...(next ? outlinesOf(bodyOf(next), VIEW).map((each) => ({...each, name: "ghost"})) : []),
    ...outlinesOf([...chairOf(pose, body), ...body], VIEW),
  ];
  const placed = frame ?? frameOf([pose]);
  return element(
    "svg",
    {viewBox: `0 0 ${SIDE} ${SIDE}`, class: "body", "aria-hidden": "true"},
    layers.map(({name, points}) =>
      element("path", {class: lit.includes(name) ? `${name} lit` : name, d: path(points, placed)}),
    ),
  );
}

/** The same, made once for each pose. @param {string} name @param {object} pose */
export function pictureOf(name, pose) {
  if (!drawn.has(name)) drawn.set(name, poseDrawing(pose));
  return drawn.get(name);
}

/** One frame for several poses, so that the floor stays where it is. @param {object[]} poses */
export function frameOf(poses) {
  const points = poses.flatMap((pose) => {
    const body = bodyOf(pose);
    return outlinesOf([matOf(body), ...body], VIEW).flatMap((each) => each.points);
  });
  const [[left, right], [low, high]] = [0, 1].map((axis) => {
    const all = points.map((point) => point[axis]);
    return [Math.min(...all), Math.max(...all)];
  });
  const size = Math.max((right - left) / 0.96, (high - low) / 0.96, METRES);
  return {right: (left + right) / 2, up: (low + high) / 2, scale: SIDE / size};
}

function path(points, {right, up, scale}) {
  const placed = ([x, y]) =>
    `${(SIDE / 2 + scale * (x - right)).toFixed(1)} ${(SIDE / 2 - scale * (y - up)).toFixed(1)}`;
  return `M${points.map(placed).join("L")}Z`;
}
