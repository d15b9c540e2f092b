/**
 * Paces: what a listener may choose about a track, how it is written in an address, and in words.
 * Pure.
 *
 * @typedef {{breath: string, reps: number | null, guide: string}} Pace
 *   `breath` is seconds in and out, as in "4-6"; `reps` null means each exercise's own.
 */

export const GUIDES = [
  {guide: "full", name: "All words"},
  {guide: "short", name: "Few words"},
  {guide: "tones", name: "Tones only"},
];
const BREATH_MIN_S = 2;
const BREATH_MAX_S = 10;
const BREATH_STEP_S = 0.5;

/** Every length of an in-breath or out-breath, in seconds. */
export function breathLengths() {
  const count = (BREATH_MAX_S - BREATH_MIN_S) / BREATH_STEP_S + 1;
  return Array.from({length: count}, (_, index) => BREATH_MIN_S + index * BREATH_STEP_S);
}

/**
 * The query of a pace: always these three, in this order, so that one pace has one address.
 * @param {Pace} pace
 */
export function paceQuery(pace) {
  return `breath=${pace.breath}&reps=${pace.reps ?? "default"}&guide=${pace.guide}`;
}

/**
 * A pace in a file's name: "5-7 default short".
 * @param {Pace} pace
 */
export function paceInName(pace) {
  return `${pace.breath} ${pace.reps ?? "default"} ${pace.guide}`;
}

/**
 * @param {Pace} one
 * @param {Pace} other
 */
export function samePace(one, other) {
  return paceQuery(one) === paceQuery(other);
}

/**
 * The seconds of a breath: in, then out.
 * @param {string} breath
 * @returns {[number, number]}
 */
export function breathSeconds(breath) {
  const [inwards, outwards] = breath.split("-").map(Number);
  return [inwards, outwards];
}

/**
 * A pace in a few words: "4 s in, 6 s out · 3 reps · few words".
 * @param {Pace} pace
 */
export function paceInWords(pace) {
  const [inwards, outwards] = breathSeconds(pace.breath);
  const reps = pace.reps === null ? "usual reps" : `${pace.reps} ${pace.reps === 1 ? "rep" : "reps"}`;
  const guide = GUIDES.find((each) => each.guide === pace.guide)?.name ?? pace.guide;
  return `${inwards} s in, ${outwards} s out · ${reps} · ${guide.toLowerCase()}`;
}

/**
 * A pace on a button: "Pace 4–6 · 3 reps".
 * @param {Pace} pace
 */
export function paceInShort(pace) {
  const parts = [`Pace ${pace.breath.replace("-", "–")}`];
  if (pace.reps !== null) parts.push(`${pace.reps} ${pace.reps === 1 ? "rep" : "reps"}`);
  if (pace.guide !== "full") parts.push(GUIDES.find((each) => each.guide === pace.guide).name.toLowerCase());
  return parts.join(" · ");
}

/**
 * The reps that can be chosen for some exercises: from the fewest of any to the most of any.
 * An exercise that cannot have as many, or as few, takes the nearest that it can.
 * @param {{reps: {min: number, max: number}}[]} exercises
 */
export function repsChoices(exercises) {
  const least = Math.min(...exercises.map((exercise) => exercise.reps.min));
  const most = Math.max(...exercises.map((exercise) => exercise.reps.max));
  return Array.from({length: most - least + 1}, (_, index) => least + index);
}

/**
 * A pace that was remembered, if it still is one.
 * @param {any} pace
 * @returns {Pace | null}
 */
export function paceOrNull(pace) {
  const lengths = breathLengths();
  const breath = typeof pace?.breath === "string" ? breathSeconds(pace.breath) : [];
  const reps = pace?.reps ?? null;
  const fits =
    breath.length === 2 &&
    breath.every((length) => lengths.includes(length)) &&
    (reps === null || (Number.isInteger(reps) && reps >= 1 && reps <= 30)) &&
    GUIDES.some((each) => each.guide === pace.guide);
  return fits ? {breath: pace.breath, reps, guide: pace.guide} : null;
}
