/**
 * A preview of an exercise: its key poses in a few seconds, whatever time they take when practised.
 * Pure.
 *
 * @typedef {import("./movement.js").Movement} Movement
 */
import {momentAt} from "./movement.js";

/** Of each move, and of each rest after it. */
const MOVE_MS = 1300;
const REST_MS = 900;
/** More than these are a practice, and no preview. */
const POSES = 6;

/**
 * What the figure does in part of a track, as a movement that can go round and round.
 * @param {Movement | undefined} figure
 * @param {number} from_ms
 * @param {number} to_ms
 * @returns {{movement: Movement, length_ms: number} | null} null where there is no figure;
 *   `length_ms` is 0 where it keeps still
 */
export function previewOf(figure, from_ms, to_ms) {
  const keys = (figure?.keys ?? []).filter(([at, pose]) => at >= from_ms && at < to_ms && pose !== null);
  if (keys.length === 0) return null;
  const view = figure.keys.findLast(([at, , besides]) => at <= keys[0][0] && besides?.view)?.[2].view;
  const movement = (laid) => {
    const [[at, pose, besides], ...others] = laid;
    return {poses: figure.poses, keys: [[at, pose, {...besides, ...(view && {view})}], ...others]};
  };
  const cycling = keys.find(([, , besides]) => besides?.cycle);
  if (cycling) {
    const [, pose, {cycle}] = cycling;
    const length_ms = cycle.reduce((sum, [takes]) => sum + takes, 0);
    return {movement: movement([[0, pose, {cycle}]]), length_ms};
  }
  const poses = firstReach(keys.filter(([, pose], i) => pose !== keys[i - 1]?.[1]));
  if (poses.length === 1) return {movement: movement([[0, poses[0]]]), length_ms: 0};
  return {movement: movement(roundOf(poses)), length_ms: poses.length * (MOVE_MS + REST_MS)};
}

/** From pose to pose and back to the first, with a rest at each. */
function roundOf(poses) {
  return [...poses, poses[0]].flatMap((pose, i) => {
    const at = i * (MOVE_MS + REST_MS);
    return i < poses.length ? [[at, pose], [at + REST_MS, pose]] : [[at, pose]];
  });
}

/**
 * The moment that shows most of an exercise: as far as it goes, before it turns back.
 * @param {{movement: Movement, length_ms: number}} preview
 */
export function telling({movement, length_ms}) {
  const {keys} = movement;
  const ms = length_ms === 0 ? 0 : keys.length > 2 ? keys.at(-3)[0] : keys[0][2].cycle[0][0];
  return {...momentAt(movement, ms), next: null};
}

/** The poses of one side, up to where the first of them comes again. */
function firstReach(keys) {
  const [first, ...others] = keys.map(([, pose]) => pose);
  const again = others.indexOf(first);
  return [first, ...(again < 0 ? others : others.slice(0, again))].slice(0, POSES);
}
