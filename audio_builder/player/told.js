/**
 * What a listener is told at a time of a track: exercise, side, rep, what to do, what is left, what
 * comes next. Pure; stage.js shows it.
 *
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./timeline.js").Cue} Cue
 */
import {phaseAt} from "./breath.js";
import {cueAt, cueIndexAt, inSamePlace, segmentAt, stretchAt} from "./timeline.js";
import {clock, sideInWords} from "./words.js";

const DOING = {
  setup: "Set up",
  "lead-in": "Get ready",
  move: "Move",
  hold: "Hold position",
  "change of side": "Change sides",
  rest: "Rest",
};
const COUNTED_DOWN = ["lead-in", "move", "hold", "change of side", "rest"];

/**
 * @param {{title: string, exercises: any[]}} routine as the catalog has it
 * @param {{timeline: Timeline, segments: any[], phases: any[]}} score
 * @param {number} ms
 */
export function told(routine, score, ms) {
  const {timeline} = score;
  const cue = cueAt(timeline, ms);
  const segment = segmentAt(score.segments, ms);
  const exercise = routine.exercises.find((each) => each.id === segment.exercise);
  const resting = cue.role === "rest" && cue.set === undefined;
  const sided = exercise?.sides.length > 1 && !resting;
  const about = {exercise, sided, side: cue.side ?? exercise?.sides[0] ?? "left"};
  if (ms >= timeline.duration_ms) return {...about, ...atEnd(routine, exercise)};
  return {
    ...about,
    heading: exercise?.title ?? routine.title,
    kicker: kicker(routine, exercise, resting, cue),
    sideWords: cue.side === undefined ? "" : sideInWords(cue.side),
    rep: repInWords(exercise, cue),
    caption: captionAt(timeline, ms),
    doing: doingAt(score, cue, ms),
    next: resting ? exercise.title : nextAt(routine, timeline, ms),
    exerciseTime: exerciseTime(score, segment, ms),
    left_ms: timeline.duration_ms - ms,
    resting,
  };
}

/** After the last word there is nothing left to do. */
function atEnd(routine, exercise) {
  return {
    heading: exercise?.title ?? routine.title,
    kicker: "Well done",
    sideWords: "",
    rep: "",
    caption: "",
    doing: {words: "Done", left_s: null, done: 1},
    next: "",
    exerciseTime: "",
    left_ms: 0,
  };
}

function kicker(routine, exercise, resting, cue) {
  if (exercise === undefined) return cue.role === "close" ? "Well done" : "Introduction";
  if (resting) return "Rest, then";
  return `Exercise ${exercise.number} of ${routine.exercises.length}`;
}

/** What is left of the exercise, where that is not what is left of the track. */
function exerciseTime(score, segment, ms) {
  const inSession = score.only === null && segment.exercise !== null;
  return inSession ? `${clock(segment.end_ms - ms)} left in exercise` : "";
}

function repInWords(exercise, cue) {
  const parts = [];
  if (exercise?.sets > 1 && cue.set !== undefined) parts.push(`Set ${cue.set} of ${exercise.sets}`);
  if (cue.rep === 0) parts.push("First, a try");
  else if (cue.rep !== undefined) parts.push(`Rep ${cue.rep} of ${cue.reps}`);
  else if (cue.reps !== undefined) parts.push(cue.reps === 1 ? "1 rep" : `${cue.reps} reps`);
  return parts.join(" · ");
}

/** The line that is said, or was last, as far as it belongs to what goes on. */
function captionAt(timeline, ms) {
  const index = cueIndexAt(timeline, ms);
  const now = timeline.cues[index];
  if (now.role === "hold" || now.role === "tempo") return instruction(timeline, index);
  for (let at = index; at >= 0 && inSamePlace(timeline.cues[at], now); at -= 1) {
    const cue = timeline.cues[at];
    if (cue.sound === "say") return cue.caption ?? "";
  }
  return "";
}

/** In a hold or a count the words "in", "out", "two" are the figure's; the caption stays. */
function instruction(timeline, index) {
  const now = timeline.cues[index];
  const said = [];
  for (let at = index; at >= 0 && inSamePlace(timeline.cues[at], now); at -= 1) {
    const cue = timeline.cues[at];
    if (cue.role === "instruct" && cue.sound === "say") said.unshift(cue.caption ?? "");
  }
  return said.join(" ");
}

function doingAt(score, cue, ms) {
  if (cue.role === "tempo") return {words: lastWord(score.timeline, ms), left_s: null, done: 0};
  const stretch = stretchAt(score.timeline, ms);
  const done = (ms - stretch.start_ms) / (stretch.end_ms - stretch.start_ms);
  const breath = cue.role === "hold" ? phaseAt(score.phases, ms) : undefined;
  if (breath !== undefined && ms < breath.end_ms && breath.start_ms >= stretch.start_ms) {
    const words = breath.air === "in" ? "Breathe in" : "Breathe out";
    return {words, left_s: secondsTo(breath.end_ms, ms), done};
  }
  const counts = COUNTED_DOWN.includes(cue.role);
  const left_s = counts ? secondsTo(stretch.end_ms, ms) : null;
  return {words: DOING[cue.role] ?? "Listen", left_s, done: counts ? done : 0};
}

function secondsTo(end_ms, ms) {
  return Math.max(1, Math.ceil((end_ms - ms) / 1000));
}

function lastWord(timeline, ms) {
  let at = cueIndexAt(timeline, ms);
  while (at > 0 && timeline.cues[at].sound !== "say") at -= 1;
  return (timeline.cues[at].caption ?? "").replace(/\.$/, "");
}

/** The next thing said that is about something else. */
function nextAt(routine, timeline, ms) {
  const {cues} = timeline;
  const index = cueIndexAt(timeline, ms);
  const now = cues[index];
  const told = (cue) => cue.sound === "say" || cue.role === "rest";
  let at = index + 1;
  while (at < cues.length && (inSamePlace(cues[at], now) || !told(cues[at]))) at += 1;
  const coming = cues[at];
  if (coming === undefined) return "The end";
  if (coming.role === "close") return "Close";
  if (coming.exercise !== now.exercise) {
    return routine.exercises.find((each) => each.id === coming.exercise)?.title ?? "";
  }
  if (coming.role === "rest") return "Rest";
  if (coming.side !== now.side && coming.side !== undefined) return sideInWords(coming.side);
  if (coming.rep !== now.rep && coming.rep >= 1) return `Rep ${coming.rep} of ${coming.reps}`;
  return coming.caption ?? "";
}
