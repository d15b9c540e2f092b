/**
 * What a listener is told at a time of a track: exercise, side, rep, what to do, what is left, what
 * comes next. Pure; stage.js shows it.
 *
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./timeline.js").Cue} Cue
 * @typedef {{
 *   timeline: Timeline, segments: any[], phases: any[], turns: Map<string, number>,
 *   only: string | null,
 * }} Score
 */
import {nextAt} from "./next_up.js";
import {doingAt} from "./activity.js";
import {cueAt, cueIndexAt, inSamePlace, segmentAt, turnsKey} from "./timeline.js";
import {clock, counted, sideInWords} from "./words.js";

/** Which roles the words in a hold, a count or a breath may have to be its caption. */
const CAPTIONS = {hold: ["instruct"], tempo: ["instruct"], breath: ["instruct", "breath"]};
/** A second that is counted. */
const COUNT = /^\d+\.$/;

/**
 * @param {{title: string, exercises: any[]}} routine as the catalog has it
 * @param {Score} score
 * @param {number} ms
 */
export function announcementAt(routine, score, ms) {
  const {timeline} = score;
  const cue = cueAt(timeline, ms);
  const segment = segmentAt(score.segments, ms);
  const exercise = routine.exercises.find((each) => each.id === segment.exercise);
  const inner = exercise?.exercises?.find((each) => each.id === cue.inner);
  const resting = cue.role === "rest" && cue.set === undefined;
  const sided = !resting && (cue.side !== undefined || exercise?.sides.length > 1);
  const about = {exercise, sided, side: cue.side ?? exercise?.sides[0] ?? "left"};
  if (ms >= timeline.duration_ms) return {...about, ...atEnd(routine, exercise)};
  return {
    ...about,
    heading: (inner ?? exercise ?? routine).title,
    kicker: resting ? "Rest, then" : kicker(routine, score, exercise, inner, cue),
    sideWords: cue.side === undefined ? "" : sideInWords(cue.side),
    rep: repInWords(score, cue),
    caption: captionAt(timeline, ms),
    doing: doingAt(score, ms),
    next: resting ? exercise.title : nextAt(routine, timeline, ms),
    exerciseTime: exerciseTime(score, segment, ms),
    left_ms: timeline.duration_ms - ms,
    resting,
  };
}

/** After the last word there is nothing left to do. */
function atEnd(routine, exercise) {
  return {
    heading: (exercise ?? routine).title,
    kicker: "Well done",
    sideWords: "",
    rep: "",
    caption: "",
    doing: {words: "Done", left_s: null, done: 1, byClock: false},
    next: "",
    exerciseTime: "",
    left_ms: 0,
  };
}

function kicker(routine, score, exercise, inner, cue) {
  if (exercise === undefined) return cue.role === "close" ? "Well done" : "Introduction";
  if (inner === undefined) return numberInWords(routine, score, exercise);
  return [turnInWords(score, cue, "Round"), exercise.title].filter(Boolean).join(" · ");
}

/** Which exercise of how many there are in the session, which may be a short one. */
function numberInWords(routine, {only, segments}, exercise) {
  const has = ({id}) => only !== null || segments.some((segment) => segment.exercise === id);
  const all = routine.exercises.filter(has);
  if (all.length === 1) return "";
  const name = all.some(({exercises}) => exercises?.length) ? "Part" : "Exercise";
  return `${name} ${all.indexOf(exercise) + 1} of ${all.length}`;
}

/** What is left of the exercise, where that is not what is left of the track. */
function exerciseTime(score, segment, ms) {
  const inSession = score.only === null && segment.exercise !== null;
  return inSession ? `${clock(segment.end_ms - ms)} left in exercise` : "";
}

function repInWords(score, cue) {
  // The rounds of a block stand with its title.
  const parts = cue.inner === undefined ? [turnInWords(score, cue, "Set")] : [];
  if (cue.rep === 0) parts.push("First, a try");
  else if (cue.reps > 1 && cue.rep !== undefined) parts.push(`Rep ${cue.rep} of ${cue.reps}`);
  else if (cue.reps > 1) parts.push(counted(cue.reps, "rep"));
  return parts.filter(Boolean).join(" · ");
}

function turnInWords({turns}, cue, name) {
  const total = turns.get(turnsKey(cue));
  return cue.set !== undefined && total > 1 ? `${name} ${cue.set} of ${total}` : "";
}

/** The line that is said, or was last, as far as it belongs to what goes on. */
function captionAt(timeline, ms) {
  const index = cueIndexAt(timeline, ms);
  const now = timeline.cues[index];
  const roles = CAPTIONS[now.role];
  if (roles) return instruction(timeline, index, roles);
  // The rest before an interval of work may belong to the same set.
  const goesOn = (cue) => inSamePlace(cue, now) && (now.role !== "work" || cue.role === "work");
  for (let at = index; at >= 0 && goesOn(timeline.cues[at]); at -= 1) {
    const {sound, caption = ""} = timeline.cues[at];
    if (sound === "say" && !COUNT.test(caption)) return caption;
  }
  return "";
}

/** In a hold or a count the words "in", "out", "two" are the figure's; the caption stays. */
function instruction(timeline, index, roles) {
  const now = timeline.cues[index];
  const said = [];
  for (let at = index; at >= 0 && inSamePlace(timeline.cues[at], now); at -= 1) {
    const cue = timeline.cues[at];
    if (roles.includes(cue.role) && cue.sound === "say") said.unshift(cue.caption ?? "");
  }
  return said.join(" ");
}
