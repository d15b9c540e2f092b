/**
 * Arrows: which way a body goes from one pose to the next. The same as the builder's `figure.arrow`,
 * where it says why (a test holds them together). Pure.
 */
import {bodyOf, seenFrom} from "./body.js";
import {between, same, singleOf} from "./movement.js";

const FOLLOWED = ["hand-left", "hand-right", "foot-left", "foot-right", "nose", "pelvis"];
const PLACES = 12;
const LEAST = 0.015;
const SHORT = 0.32;
const LARGER = 4;
const ALIKE = 0.8;
const WHOLE = 0.4;
const SHAFT = 0.016;
const HEAD = 0.06;
const POINTED = 0.12;

/** @returns {import("./body.js").Outline[]} arrows from a pose to another, as they are seen */
export function arrowsOf(one, other, view) {
  const jumps = (one.support ?? "feet") !== (other.support ?? "feet");
  if (jumps && !singleOf(one.support, other.support)) return [];
  const seen = seenFrom(view);
  const ways = Object.fromEntries(FOLLOWED.map((name) => [name, []]));
  for (let place = 0; place <= PLACES; place += 1) {
    for (const {name, spheres} of bodyOf(between(one, other, place / PLACES))) {
      ways[name]?.push(seen(spheres.at(-1)[0]).slice(0, 2));
    }
  }
  const far = (name) => (goesItself(name, one, other) ? apart(ways[name][0], ways[name].at(-1)) : 0);
  let farthest = FOLLOWED.reduce((best, name) => (far(name) > far(best) ? name : best));
  if (far(farthest) < LEAST) return [];
  if (far("pelvis") >= WHOLE * far(farthest)) farthest = "pelvis";
  const least = ALIKE * far(farthest);
  return FOLLOWED.filter((name) => name.startsWith(farthest.split("-")[0]) && far(name) >= least)
    .map((name) => ({name: "arrow", points: drawn(ways[name]), near: 0}));
}

/** Whether a part moves that is not just taken along, as hands are where a trunk turns. */
function goesItself(name, one, other) {
  const [limb, side] = name.split("-");
  const still = (joint) => same(one[`${joint}_${side}`], other[`${joint}_${side}`]);
  return limb !== "hand" || !still("shoulder") || !still("elbow");
}

const apart = (a, b) => Math.hypot(b[0] - a[0], b[1] - a[1]);
const lengthOf = (way) => way.slice(1).reduce((sum, point, i) => sum + apart(way[i], point), 0);
const along = (a, b, part) => [0, 1].map((axis) => a[axis] + part * (b[axis] - a[axis]));

function drawn(way) {
  const larger = Math.min(LARGER, Math.max(1, SHORT / lengthOf(way)));
  const path = way.map((point) => along(way[0], point, larger));
  let left = lengthOf(path) - Math.min(POINTED, lengthOf(path) / 2);
  const shaft = [path[0]];
  for (const [i, point] of path.slice(1).entries()) {
    const step = apart(path[i], point);
    if (step >= left) {
      shaft.push(along(path[i], point, step ? left / step : 0));
      break;
    }
    left -= step;
    shaft.push(point);
  }
  const tip = path.at(-1);
  const rim = (far) => shaft.map((at, i) => beside(at, shaft[i - 1] ?? at, shaft[i + 1] ?? tip, far));
  const [one, other] = [HEAD, -HEAD].map((far) => beside(shaft.at(-1), shaft.at(-1), tip, far));
  return [...rim(SHAFT), one, tip, other, ...rim(-SHAFT).reverse()];
}

function beside(at, before, after, far) {
  const length = Math.max(apart(before, after), 1e-9);
  return [at[0] + (far * (after[1] - before[1])) / length, at[1] - (far * (after[0] - before[0])) / length];
}
