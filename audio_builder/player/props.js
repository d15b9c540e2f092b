/**
 * Props as parts that can be drawn: what stands on the floor, and what is held. The same as the
 * builder's `figure.props` (a test holds them together). Pure.
 */
import {aboutY, plus, turned} from "./vectors.js";

const LEG = 0.014;
const BAND = 0.007;
const BELL = 0.036;
const GRIP = 0.1;
const POLE = 1.15;
/** Of what stands on the floor: half as deep and broad as it is, how high, and its back above that. */
const SIZES = {
  wall: [0, 0.6, 1.9, 0], step: [0.16, 0.35, 0.18, 0], chair: [0.22, 0.22, 0.45, 0.45],
  bench: [0.18, 0.5, 0.45, 0], table: [0.3, 0.5, 0.75, 0], rail: [0, 0.4, 0.95, 0],
};
/** The names of all of them. */
export const PROPS = new Set([...Object.keys(SIZES), "band", "weight", "pole"]);

/** How high the ground is at a place: a step's top, or the floor. */
export function floorAt([x, , z], props = []) {
  for (const {kind, ahead = 0, right = 0, turn = 0, height} of props) {
    const [deep, broad, high] = SIZES[kind] ?? [];
    const off = turned(aboutY(-turn), [x - ahead, 0, z - right]);
    const over = Math.abs(off[0]) <= deep && Math.abs(off[2]) <= broad;
    if (kind === "step" && over) return height ?? high;
  }
  return 0;
}

/** @returns {import("./body.js").Part[]} all that is there besides a body; who sits on nothing else has a chair */
export function propsOf({support, props = []}, body) {
  const spheresOf = (part) => body.find(({name}) => name === part).spheres;
  const seats = ["chair", "bench", "table"];
  if (support === "chair" && !props.some(({kind}) => seats.includes(kind))) {
    const spheres = spheresOf("pelvis");
    const height = Math.min(...spheres.map(([at, radius]) => at[1] - radius));
    const ahead = spheres.reduce((sum, [at]) => sum + at[0], 0) / spheres.length;
    return propsOf({props: [{kind: "chair", ahead, height}, ...props]}, body);
  }
  const partsOf = (prop) => prop.kind in SIZES
    ? standing(prop)
    : held(prop, (side) => spheresOf(`hand-${side}`).at(-1)[0]);
  return props.flatMap((prop) => partsOf(prop).map((spheres) => ({name: prop.kind, spheres})));
}

function standing({kind, ahead = 0, right = 0, turn = 0, height}) {
  const [deep, broad, usual, over] = SIZES[kind];
  const high = height ?? usual;
  const part = (radius, corners) =>
    corners.map((corner) => [plus(turned(aboutY(turn), corner), [ahead, 0, right]), radius]);
  const plan = [[-deep, -broad], [-deep, broad], [deep, -broad], [deep, broad]];
  const at = (y) => plan.map(([x, z]) => [x, y, z]);
  if (kind === "wall" || kind === "step") return [part(0, [...at(0), ...at(high)])];
  const legs = plan.map(([x, z]) => part(LEG, [[x, high - LEG, z], [x, LEG, z]]));
  const parts = [part(LEG, at(high - LEG)), ...legs];
  if (!over) return parts;
  const posts = plan.slice(0, 2).map(([x, z]) => [[x, high - LEG, z], [x, high + over / 2, z]]);
  const back = [...at(high + over / 2).slice(0, 2), ...at(high + over).slice(0, 2)];
  return [...parts, part(LEG, back), ...posts.map((post) => part(LEG, post))];
}

/** A band to where it is tied, or between hands; a pole to the floor behind; a weight in the hands. */
function held({kind, ahead = 0, right = 0, height, held: by = "both"}, handAt) {
  const hands = (by === "both" ? ["left", "right"] : [by]).map(handAt);
  const part = (places, radius) => places.map((place) => [place, radius]);
  if (kind === "band" && height === undefined) return [part(hands, BAND)];
  if (kind === "band") return hands.map((hand) => part([[ahead, height, right], hand], BAND));
  const tip = ([x, y, z]) => [x - Math.sqrt(Math.max(0, POLE ** 2 - y ** 2)), 0, z];
  if (kind === "pole") return hands.map((hand) => part([hand, tip(hand)], BAND));
  if (hands.length > 1) return [part(hands, 2 * BELL)];
  return [part([-GRIP, GRIP].map((x) => plus(hands[0], [x, 0, 0])), BELL)];
}
