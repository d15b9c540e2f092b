/**
 * Moves between exercises: which one comes next, and which is before. Pure.
 *
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {{timeline: Timeline, only: string | null}} Score `only` is the exercise of a track that
 *   is about one; null for a session.
 */
import {exerciseStart} from "./places.js";
import {cueAt} from "./timeline.js";

/**
 * The exercise that is heard, or rested for; null in the introduction and in the close.
 * @param {Score} score
 * @param {number} ms
 */
export function exerciseAt({timeline, only}, ms) {
  return only ?? cueAt(timeline, ms).exercise ?? null;
}

/**
 * The exercise after the one at a time; in the rest before one, that one. After the last is none.
 * @param {Score} score
 * @param {string[]} exercises in their order
 * @param {number} ms
 * @returns {string | undefined}
 */
export function after(score, exercises, ms) {
  if (closing(score, ms)) return undefined;
  const at = exercises.indexOf(exerciseAt(score, ms));
  const rests = at >= 0 && ms < exerciseStart(score.timeline, exercises[at]);
  return exercises[rests ? at : at + 1];
}

/**
 * The exercise before the one at a time; in the first exercise, itself.
 * @param {Score} score
 * @param {string[]} exercises in their order
 * @param {number} ms
 * @returns {string | undefined}
 */
export function before(score, exercises, ms) {
  if (closing(score, ms)) return exercises.at(-1);
  return exercises[Math.max(exercises.indexOf(exerciseAt(score, ms)) - 1, 0)];
}

function closing(score, ms) {
  return exerciseAt(score, ms) === null && cueAt(score.timeline, ms).role === "close";
}
