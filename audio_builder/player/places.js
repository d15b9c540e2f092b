/**
 * Places in a track: where to go on after a reload, where a side begins, where a new pace joins.
 * The same rules as the speaker's (skill/playback/places.py), for whole sessions too. Pure.
 *
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./timeline.js").Cue} Cue
 */
import {cueAt, inSamePlace, turnsKey} from "./timeline.js";

/**
 * Where a coach would go on: at the start of what was interrupted. Inside a step that is the step's
 * first word; elsewhere it is the phrase, bell or air itself. At the end it is the beginning.
 * @param {Timeline} timeline
 * @param {number} ms
 */
export function resumeAt(timeline, ms) {
  const cue = cueAt(timeline, ms);
  if (ms >= timeline.duration_ms || cue === timeline.cues.at(-1)) return 0;
  if (cue.role === "work") return intervalStart(timeline, cue);
  if (cue.step === undefined) return cue.start_ms;
  return first(timeline, (other) => inSamePlace(other, cue)) ?? 0;
}

/** Where the work of a cue begins: at the bell that opens it. */
function intervalStart(timeline, cue) {
  const opens = (other) =>
    other.start_ms <= cue.start_ms && other.role === "work" && inSamePlace(other, cue) &&
    other.sound === "tone" && other.bell !== "end";
  return timeline.cues.findLast(opens)?.start_ms ?? cue.start_ms;
}

/**
 * Where an exercise is announced, past the rest before it.
 * @param {Timeline} timeline
 * @param {string | undefined} exercise
 */
export function exerciseStart(timeline, exercise) {
  const of = (cue) => exercise === undefined || cue.exercise === exercise;
  return first(timeline, (cue) => of(cue) && cue.role === "announce") ?? first(timeline, of) ?? 0;
}

/**
 * Where the side that is heard at a time begins; the exercise, before its first side.
 * @param {Timeline} timeline
 * @param {number} ms
 */
export function sideStart(timeline, ms) {
  const {exercise, inner, side, set} = cueAt(timeline, ms);
  if (side === undefined) return exerciseStart(timeline, exercise);
  return first(timeline, (cue) => liesIn({exercise, inner, side, set}, cue)) ?? 0;
}

/**
 * Where a timeline at another pace says what was heard at a time of this one.
 *
 * The same exercise, side, set, rep and step; where the new pace has fewer sets or reps, the last
 * one; where it has no such step (with less said), the nearest around it that it has; and where a
 * shorter session goes without the exercise, the one that comes next.
 * @param {Timeline} old
 * @param {number} ms
 * @param {Timeline} fresh
 */
export function samePlace(old, ms, fresh) {
  const cue = cueAt(old, ms);
  // Before the first set (the rest, the announcement, the setup) the role tells the place.
  for (const wanted of cue.set === undefined ? [] : looser(cue, fresh)) {
    const found = first(fresh, (other) => liesIn(wanted, other));
    if (found !== undefined) return found;
  }
  const inExercise = (other) => other.exercise === cue.exercise && other.inner === cue.inner;
  return (
    sameWords(cue, fresh) ??
    first(fresh, (other) => inExercise(other) && other.role === cue.role) ??
    following(old, cue, fresh)
  );
}

/** Where the exercise of a cue begins if a track has it, or else what follows that it has. */
function following(old, cue, fresh) {
  const there = new Set(fresh.cues.map((other) => other.exercise));
  const next = old.cues.find((other) => other.start_ms >= cue.start_ms && there.has(other.exercise));
  const closes = next?.role === "close" ? first(fresh, (other) => other.role === "close") : undefined;
  const last = fresh.cues.findLast((other) => other.exercise !== undefined);
  return closes ?? exerciseStart(fresh, (next ?? last)?.exercise);
}

/** Within an introduction or a setup of many phrases, the same phrase. */
function sameWords(cue, fresh) {
  if (cue.sound !== "say") return undefined;
  const same = (other) => other.sound === "say" && other.caption === cue.caption;
  return first(fresh, (other) => same(other) && inSamePlace(other, cue) && other.role === cue.role);
}

/** The place, then ever wider ones around it, as far as the exercise has reps there. */
function* looser(cue, fresh) {
  const {exercise, inner, side, step} = cue;
  const counts = fresh.cues.filter((other) => turnsKey(other) === turnsKey(cue));
  const most = (name) => Math.max(0, ...counts.map((other) => other[name] ?? 0));
  const set = Math.min(cue.set, most("set"));
  const rep = cue.rep === undefined ? undefined : Math.min(cue.rep, most("rep"));
  yield {exercise, inner, side, set, rep, step};
  yield {exercise, inner, side, set, rep};
  yield {exercise, inner, side, set};
}

function liesIn(wanted, cue) {
  return Object.entries(wanted).every(([key, want]) => want === undefined || want === cue[key]);
}

function first(timeline, suits) {
  return timeline.cues.find(suits)?.start_ms;
}
