/**
 * The body: from a pose in degrees to outlines on a plane. The same function as the builder's room
 * `figure`, number for number (a test holds them together); why joints turn so stands there. Pure.
 *
 * @typedef {import("./vectors.js").Vector} Vector
 * @typedef {import("./vectors.js").Turn} Turn
 * @typedef {{at: Vector, turn: Turn}} Segment
 * @typedef {{name: string, spheres: [Vector, number][]}} Part
 * @typedef {{name: string, points: [number, number][], near: number}} Outline
 */
import {PROPS, floorAt} from "./props.js";
import {UPRIGHT, aboutX, aboutY, aboutZ, back, plus, radians, then, turned} from "./vectors.js";

const HEIGHT = 1.75;
const THIGH = 0.245 * HEIGHT;
const SHANK = 0.246 * HEIGHT;
const ANKLE_HEIGHT = 0.039 * HEIGHT;
const FOOT = 0.152 * HEIGHT;
const HIP = (0.1 * HEIGHT) / 2;
const TRUNK = 0.288 * HEIGHT;
const WAIST = 0.38 * TRUNK;
const CHEST = 0.2 * TRUNK;
const ABOVE = TRUNK - WAIST - CHEST;
const SHOULDER = (0.225 * HEIGHT) / 2;
const NECK = 0.052 * HEIGHT;
const CROWN = NECK + (0.13 * HEIGHT) / 2;
const UPPER_ARM = 0.186 * HEIGHT;
const FOREARM = 0.146 * HEIGHT;
const HAND = 0.1 * HEIGHT;

/** Of each part: the segment it is on, and its spheres: x, y, z from the joint, and the radius. */
const TRUNK_PARTS = {
  pelvis: ["pelvis", [[0, 0.01, -HIP, 0.098], [0, 0.01, HIP, 0.098], [0, WAIST, 0, 0.1]]],
  chest: ["chest", [
    [0.01, -0.06, 0, 0.1],
    [0.01, 0.06, -0.05, 0.105],
    [0.01, 0.06, 0.05, 0.105],
    [0, ABOVE - 0.02, -SHOULDER + 0.035, 0.062],
    [0, ABOVE - 0.02, SHOULDER - 0.035, 0.062],
  ]],
  neck: ["head", [[-0.01, -0.02, 0, 0.05], [0.005, NECK + 0.02, 0, 0.045]]],
  head: ["head", [[0.005, CROWN + 0.025, 0, 0.088], [0.03, CROWN - 0.045, 0, 0.062]]],
  nose: ["head", [[0.085, CROWN + 0.01, 0, 0.012], [0.11, CROWN - 0.02, 0, 0.013]]],
};
const LIMB_PARTS = {
  thigh: [[0, 0, 0, 0.088], [0, -0.6 * THIGH, 0, 0.07], [0, -THIGH, 0, 0.054]],
  shank: [[0, 0, 0, 0.052], [-0.012, -0.28 * SHANK, 0, 0.054], [0, -SHANK, 0, 0.036]],
  foot: [
    [-0.05, -ANKLE_HEIGHT + 0.034, 0, 0.034],
    [0, -0.012, 0, 0.036],
    [0.1, -ANKLE_HEIGHT + 0.026, 0, 0.026],
    [FOOT - 0.075, -ANKLE_HEIGHT + 0.018, 0, 0.018],
  ],
  "upper-arm": [[0, 0, 0, 0.056], [0, -UPPER_ARM, 0, 0.041]],
  forearm: [[0, 0, 0, 0.04], [0, -0.25 * FOREARM, 0, 0.042], [0, -FOREARM, 0, 0.029]],
  hand: [[0, -0.02, 0, 0.03], [0, -HAND + 0.03, 0, 0.024]],
};

const LYING = {
  back: [[0, 1, 0], [-1, 0, 0], [0, 0, 1]],
  front: [[0, -1, 0], [1, 0, 0], [0, 0, 1]],
  "left-side": [[0, 0, 1], [1, 0, 0], [0, 1, 0]],
  "right-side": [[0, 0, 1], [-1, 0, 0], [0, -1, 0]],
};

/** Of each view, how far the camera went round, from the front to the left, and how far up. */
const VIEWS = {
  front: [0, 4], left: [90, 4], right: [-90, 4], back: [180, 4],
  "three-quarter": [-38, 14], top: [0, 90],
};
const CORNERS = 24;
const BEYOND = 0.22;
/** The ball of a foot, from the ankle: whoever rises or sinks turns about it. */
const BALL = [0.1, -ANKLE_HEIGHT, 0];

const NEUTRAL = {flexion: 0, extension: 0, abduction: 0, side_bend: 0, rotation: 0};
const joint = (pose, name) => ({...NEUTRAL, ...pose[name]});
const from = ({at, turn}, way) => plus(at, turned(turn, way));

function ball({flexion, abduction, rotation}, sign) {
  return then(then(aboutZ(flexion), aboutX(-sign * abduction)), aboutY(sign * rotation));
}

function bent({flexion, side_bend: side, rotation}, part) {
  return then(then(aboutZ(-flexion * part), aboutX(side * part)), aboutY(rotation * part));
}

/** All segments of a body whose pelvis is turned like this. */
function hung(pose, pelvis) {
  const root = {at: [0, 0, 0], turn: pelvis};
  const half = bent(joint(pose, "spine"), 0.5);
  const waist = {at: from(root, [0, WAIST, 0]), turn: then(pelvis, half)};
  const chest = {at: from(waist, [0, CHEST, 0]), turn: then(waist.turn, half)};
  const head = {at: from(chest, [0, ABOVE, 0]), turn: then(chest.turn, bent(joint(pose, "neck"), 1))};
  const segments = {pelvis: root, waist, chest, head};
  for (const [side, sign] of [["left", -1], ["right", 1]]) {
    const next = (segment, length, turn) => ({at: from(segment, [0, -length, 0]), turn});
    const bend = (segment, degrees) => then(segment.turn, aboutZ(degrees));
    const upper = {
      at: from(chest, [0, ABOVE, sign * SHOULDER]),
      turn: then(chest.turn, ball(joint(pose, `shoulder_${side}`), sign)),
    };
    const fore = next(upper, UPPER_ARM, bend(upper, joint(pose, `elbow_${side}`).flexion));
    const thigh = {
      at: from(root, [0, 0, sign * HIP]),
      turn: then(pelvis, ball(joint(pose, `hip_${side}`), sign)),
    };
    const shank = next(thigh, THIGH, bend(thigh, -joint(pose, `knee_${side}`).flexion));
    const foot = next(shank, SHANK, bend(shank, joint(pose, `ankle_${side}`).flexion));
    const hand = next(fore, FOREARM, bend(fore, joint(pose, `wrist_${side}`).extension));
    const limbs = {"upper-arm": upper, forearm: fore, hand, thigh, shank, foot};
    for (const [name, segment] of Object.entries(limbs)) segments[`${name}-${side}`] = segment;
  }
  return segments;
}

/** How the pelvis is turned when what supports the body lies flat. */
function rest(support, upright) {
  if (support in LYING) return then(LYING[support], back(upright.chest.turn));
  const pitch = ([x, y]) => (Math.atan2(y, x) * 180) / Math.PI;
  const mean = (name, axis) =>
    (pitch(upright[`${name}-left`].turn[axis]) + pitch(upright[`${name}-right`].turn[axis])) / 2;
  if (support === "feet") return aboutZ(-mean("foot", 0));
  if (support === "knees") return aboutZ(-mean("shank", 1));
  const [side, on] = support.split("-");
  if (on === "foot") return back(upright[`foot-${side}`].turn);
  if (on === "knee") return then(LYING.front, back(upright[`shank-${side}`].turn));
  return UPRIGHT;
}

/** @returns {Part[]} the parts of a posed body on the floor, at y = 0 */
export function bodyOf(pose) {
  const resting = rest(pose.support ?? "feet", hung(pose, UPRIGHT));
  // Whoever lies on the right side has the head at the other end.
  const lean = (pose.lean ?? 0) * (pose.support === "right-side" ? -1 : 1);
  const segments = hung(pose, then(aboutZ(-lean), resting));
  const part = (name, segment, spheres) => ({
    name,
    spheres: spheres.map(([x, y, z, radius]) => [from(segments[segment], [x, y, z]), radius]),
  });
  const parts = Object.entries(TRUNK_PARTS).map(([name, [on, spheres]]) => part(name, on, spheres));
  for (const side of ["left", "right"]) {
    for (const [name, spheres] of Object.entries(LIMB_PARTS)) {
      parts.push(part(`${name}-${side}`, `${name}-${side}`, spheres));
    }
  }
  const support = pose.support ?? "feet";
  const names = restingOf(support);
  const at = names.map((name) => from(segments[name], name.startsWith("foot") ? BALL : [0, 0, 0]));
  const middle = (axis) => at.reduce((sum, each) => sum + each[axis], 0) / at.length;
  // Of two feet, or knees, each has its place.
  const aside = names.length > 1 ? 0 : HIP * ({left: -1, right: 1}[names[0].split("-").at(-1)] ?? 0);
  move([-middle(0), 0, aside - middle(2)], parts);
  const depth = ({name: each, spheres}) => Math.max(...spheres.map(([place, radius]) =>
    floorAt(place, names.includes(each) ? pose.props : []) + radius - place[1]));
  move([0, Math.max(...parts.map(depth)), 0], parts);
  return parts;
}

function move(way, parts) {
  for (const {spheres} of parts) for (const sphere of spheres) sphere[0] = plus(sphere[0], way);
}

/** The segments that rest on something. */
function restingOf(support) {
  if (support === "feet") return ["foot-left", "foot-right"];
  if (support === "knees") return ["shank-left", "shank-right"];
  const [side, on] = support.split("-");
  if (on === "foot") return [`foot-${side}`];
  if (on === "knee") return [`shank-${side}`];
  return [support === "seat" || support === "chair" ? "pelvis" : "chest"];
}

/** @returns {Part} what lies on the floor below a body */
export function matOf(body) {
  const places = body.flatMap(({spheres}) => spheres.map(([at]) => at));
  const ends = (axis) => {
    const all = places.map((at) => at[axis]);
    return [Math.min(...all) - BEYOND, Math.max(...all) + BEYOND];
  };
  const corners = ends(0).flatMap((x) => ends(2).map((z) => [[x, 0, z], 0]));
  return {name: "mat", spheres: corners};
}

/**
 * @param {keyof typeof VIEWS} view
 * @returns {(at: Vector) => Vector} a point as it is seen: to the right, up, and how near
 */
export function seenFrom(view) {
  const [round, up] = VIEWS[view].map(radians);
  const [c, s, pitchC, pitchS] = [Math.cos(round), Math.sin(round), Math.cos(up), Math.sin(up)];
  return ([x, y, z]) => {
    const near = x * c - z * s;
    return [-z * c - x * s, y * pitchC - near * pitchS, near * pitchC + y * pitchS];
  };
}

/**
 * Parts as they are seen, those farthest away first.
 * @param {Part[]} parts
 * @param {keyof typeof VIEWS} view
 * @returns {Outline[]}
 */
export function outlinesOf(parts, view) {
  const seen = seenFrom(view);
  const outline = ({name, spheres}) => {
    const points = [];
    const nears = [];
    for (const [at, radius] of spheres) {
      const [right, above, near] = seen(at);
      nears.push(near);
      for (let corner = 0; corner < CORNERS; corner += 1) {
        const angle = (2 * Math.PI * corner) / CORNERS;
        points.push([right + radius * Math.cos(angle), above + radius * Math.sin(angle)]);
      }
    }
    // A body is on a prop, or before it.
    const mean = nears.reduce((sum, each) => sum + each, 0) / nears.length;
    return {name, points: hull(points), near: PROPS.has(name) ? Math.min(...nears) : mean};
  };
  return parts.map(outline).sort((one, other) => one.near - other.near);
}

/** The convex hull, counterclockwise (Andrew's monotone chain). */
function hull(points) {
  const ordered = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (along) => {
    const found = [];
    for (const point of along) {
      while (found.length > 1 && bendsRight(found.at(-2), found.at(-1), point)) found.pop();
      found.push(point);
    }
    return found.slice(0, -1);
  };
  return [...chain(ordered), ...chain(ordered.reverse())];
}

function bendsRight(a, b, c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0;
}
