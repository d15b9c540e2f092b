/**
 * Paces: what a listener may choose about a track, how it is written in an address, and in words.
 * Pure.
 *
 * @typedef {{
 *   breath: string, reps: number | null, guide: string, level: string, minutes: number | null,
 * }} Pace
 *   `breath` is seconds in and out, as in "4-6"; `reps` null means each exercise's own, `minutes`
 *   null the whole session.
 */
import {counted} from "./words.js";

export const GUIDES = [
  {guide: "full", name: "All words"},
  {guide: "short", name: "Few words"},
  {guide: "tones", name: "Tones only"},
];
export const LEVELS = [
  {level: "easier", name: "Easier"},
  {level: "standard", name: "Standard"},
  {level: "harder", name: "Harder"},
];
const STANDARD = "standard";
/** What a session can be asked to take at most, in minutes. */
const MINUTES = [5, 10, 15, 20, 30, 45];
const MINUTES_MAX = 360;
const REPS_MAX = 30;
const BREATH_MIN_S = 2;
const BREATH_MAX_S = 10;
const BREATH_STEP_S = 0.5;

/** Every length of an in-breath or out-breath, in seconds. */
export function breathLengths() {
  const count = (BREATH_MAX_S - BREATH_MIN_S) / BREATH_STEP_S + 1;
  return Array.from({length: count}, (_, index) => BREATH_MIN_S + index * BREATH_STEP_S);
}

/**
 * The query of a pace, always in this order, so that one pace has one address; the standard level
 * and the whole session are left out.
 * @param {Pace} pace
 */
export function paceQuery({breath, reps, guide, level, minutes}) {
  const parts = [`breath=${breath}&reps=${reps ?? "default"}&guide=${guide}`];
  if (level !== STANDARD) parts.push(`level=${level}`);
  if (minutes !== null) parts.push(`minutes=${minutes}`);
  return parts.join("&");
}

/**
 * A pace in a file's name: "5-7 default short", "4-6 2 full easier 10min".
 * @param {Pace} pace
 */
export function paceInName({breath, reps, guide, level, minutes}) {
  const parts = [breath, reps ?? "default", guide];
  if (level !== STANDARD) parts.push(level);
  if (minutes !== null) parts.push(`${minutes}min`);
  return parts.join(" ");
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
 * A pace in a few words: "4 s in, 6 s out · 3 reps · few words · easier · at most 10 minutes".
 * @param {Pace} pace
 */
export function paceInWords(pace) {
  const [inwards, outwards] = breathSeconds(pace.breath);
  const reps = pace.reps === null ? "usual reps" : counted(pace.reps, "rep");
  const parts = [`${inwards} s in, ${outwards} s out`, reps, guideInWords(pace)];
  if (pace.level !== STANDARD) parts.push(pace.level);
  if (pace.minutes !== null) parts.push(`at most ${counted(pace.minutes, "minute")}`);
  return parts.join(" · ");
}

function guideInWords({guide}) {
  return (GUIDES.find((each) => each.guide === guide)?.name ?? guide).toLowerCase();
}

/**
 * A pace on a button: "Pace 4–6 · 3 reps · easier · 10 min".
 * @param {Pace} pace
 */
export function paceInShort(pace) {
  const parts = [`Pace ${pace.breath.replace("-", "–")}`];
  if (pace.reps !== null) parts.push(counted(pace.reps, "rep"));
  if (pace.guide !== "full") parts.push(guideInWords(pace));
  if (pace.level !== STANDARD) parts.push(pace.level);
  if (pace.minutes !== null) parts.push(`${pace.minutes} min`);
  return parts.join(" · ");
}

/**
 * The reps that can be chosen for some exercises: from the fewest of any to the most of any.
 * An exercise that cannot have as many, or as few, takes the nearest that it can. Reps that nobody
 * counts aloud may be more than can be asked for.
 * @param {{reps: {min: number, max: number}}[]} exercises
 */
export function repsChoices(exercises) {
  const least = Math.min(...exercises.map((exercise) => exercise.reps.min));
  const most = Math.min(Math.max(...exercises.map((exercise) => exercise.reps.max)), REPS_MAX);
  return Array.from({length: Math.max(most - least + 1, 0)}, (_, index) => least + index);
}

/**
 * The minutes that a session can be asked to take at most: those that make it shorter, and what is
 * chosen already.
 * @param {number} session_ms how long it takes otherwise
 * @param {number | null} chosen
 */
export function minutesChoices(session_ms, chosen) {
  const shorter = MINUTES.filter((minutes) => minutes * 60000 < session_ms && minutes !== chosen);
  return [...shorter, ...(chosen === null ? [] : [chosen])].sort((one, other) => one - other);
}

/**
 * A pace that was remembered, if it still is one. What was written before there were levels and
 * minutes is the standard level and the whole session.
 * @param {any} pace
 * @returns {Pace | null}
 */
export function paceOrNull(pace) {
  const lengths = breathLengths();
  const breath = typeof pace?.breath === "string" ? breathSeconds(pace.breath) : [];
  const {reps = null, level = STANDARD, minutes = null} = pace ?? {};
  const fits =
    breath.length === 2 &&
    breath.every((length) => lengths.includes(length)) &&
    isCount(reps, REPS_MAX) &&
    isCount(minutes, MINUTES_MAX) &&
    LEVELS.some((each) => each.level === level) &&
    GUIDES.some((each) => each.guide === pace.guide);
  return fits ? {breath: pace.breath, reps, guide: pace.guide, level, minutes} : null;
}

function isCount(count, most) {
  return count === null || (Number.isInteger(count) && count >= 1 && count <= most);
}
