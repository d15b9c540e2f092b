/**
 * Lengths and doses as a form shows them: one number where the language has several ways to write it,
 * and the edits that change it in the way that is there. Pure.
 *
 * @typedef {import("./draft.js").Edit} Edit
 * @typedef {import("./paths.js").Path} Path
 */

/** Seconds of a length: `30`, `{seconds: 30}` or `{minutes: 1.5}`; a list stays a list. */
export function secondsOf(value) {
  if (typeof value === "number" || Array.isArray(value)) return value;
  if (typeof value?.minutes === "number") return value.minutes * 60;
  return value?.seconds ?? null;
}

/** A number, or a list of them, as a field has it. @param {any} value */
export function typedOf(value) {
  if (Array.isArray(value)) return value.join(", ");
  return value === null || value === undefined || typeof value === "object" ? "" : String(value);
}

/**
 * What somebody has typed: a number, a list of numbers by turns, or null; undefined if it is neither.
 * @param {string} text
 */
export function numbersOf(text) {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== "");
  if (parts.length === 0) return null;
  const numbers = parts.map(Number);
  if (numbers.some((number) => !Number.isFinite(number))) return undefined;
  return numbers.length === 1 ? numbers[0] : numbers;
}

/**
 * A length becomes so many seconds.
 * @param {Path} path
 * @param {any} before
 * @param {number | number[] | null} seconds null takes it out
 * @returns {Edit}
 */
export function lengthEdit(path, before, seconds) {
  if (seconds === null) return {op: "remove", path};
  const inside = typeof before === "object" && before !== null && "seconds" in before;
  return {op: "set", path: inside ? [...path, "seconds"] : path, value: seconds};
}

/** The number of reps, or the list by turns. @param {any} reps */
export const repsOf = (reps) =>
  typeof reps === "number" || Array.isArray(reps)
    ? reps
    : (reps?.default ?? reps?.by_turn ?? reps?.max ?? null);

/**
 * @param {Path} path of the reps
 * @param {any} before
 * @param {number | number[] | null} number
 * @returns {Edit}
 */
export function repsEdit(path, before, number) {
  if (number === null) return {op: "remove", path};
  const long = typeof before === "object" && before !== null && !Array.isArray(before);
  if (!long) return {op: "set", path, value: number};
  if (Array.isArray(number) !== "by_turn" in before) return {op: "set", path, value: number};
  return {op: "set", path: [...path, Array.isArray(number) ? "by_turn" : "default"], value: number};
}

/** How a step goes on: `breaths`, `seconds`, `tempo`, `in`, `out`, or `move` for nothing else. */
export function wayOf(step) {
  if (step?.hold !== undefined) return step.hold?.breaths === undefined ? "seconds" : "breaths";
  if (step?.tempo !== undefined) return "tempo";
  if (step?.breath === undefined) return "move";
  return step.breath === "out" || step.breath?.out || step.breath?.way === "out" ? "out" : "in";
}

const BEGINNINGS = {
  breaths: ["hold", {breaths: 1}],
  seconds: ["hold", {seconds: 20}],
  tempo: ["tempo", "3-1-2"],
  in: ["breath", "in"],
  out: ["breath", "out"],
};

/**
 * A step goes on in another way.
 * @param {Path} path of the step
 * @param {any} step
 * @param {string} way
 * @returns {Edit[]}
 */
export function wayEdits(path, step, way) {
  const [key, value] = BEGINNINGS[way] ?? [];
  const gone = ["hold", "tempo", "tempo_words", "breath"].filter(
    (each) => each !== key && step[each] !== undefined,
  );
  const edits = gone.map((each) => ({op: "remove", path: [...path, each]}));
  return key ? [...edits, {op: "set", path: [...path, key], value}] : edits;
}
