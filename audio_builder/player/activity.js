/**
 * What is to be done at a time of a track, and how long that goes on. Pure.
 *
 * @typedef {{words: string, left_s: number | null, done: number, byClock: boolean}} Doing
 *   `done` is how much of it is over, from 0 to 1; `byClock` means that the seconds are what counts.
 */
import {phaseAt} from "./breath.js";
import {cueIndexAt, stretchAt} from "./timeline.js";

const DOING = {
  setup: "Set up",
  "lead-in": "Get ready",
  move: "Move",
  breath: "Breathe",
  "change of side": "Change sides",
  rest: "Rest",
};
/** What the bell means that opens a hold, or an interval of work. */
const EFFORTS = {start: "Hold", work: "Work", release: "Let go", rest: "Rest", walk: "Walk"};
const COUNTED_DOWN = ["lead-in", "move", "hold", "work", "change of side", "rest"];
const BY_CLOCK = ["work", "rest"];

/**
 * @param {import("./announcements.js").Score} score
 * @param {number} ms
 * @returns {Doing}
 */
export function doingAt({timeline, phases}, ms) {
  const stretch = stretchAt(timeline, ms);
  const {role, bell, start_ms, end_ms} = stretch;
  const byClock = BY_CLOCK.includes(role);
  if (role === "tempo") return {words: lastWord(timeline, ms), left_s: null, done: 0, byClock};
  const done = Math.min((ms - start_ms) / (end_ms - start_ms), 1);
  const breath = breathAt(phases, stretch, ms);
  if (breath !== undefined) {
    const words = breath.air === "in" ? "Breathe in" : "Breathe out";
    return {words, left_s: secondsTo(breath.end_ms, ms), done, byClock};
  }
  const words = DOING[role] ?? effortInWords(role, bell) ?? "Listen";
  if (!COUNTED_DOWN.includes(role)) return {words, left_s: null, done: 0, byClock};
  return {words, left_s: secondsTo(end_ms, ms), done, byClock};
}

/**
 * What a hold, or an interval of work, asks for.
 * @param {string} role
 * @param {string | undefined} bell
 */
export function effortInWords(role, bell) {
  if (role === "work") return EFFORTS[bell] ?? EFFORTS.work;
  if (role !== "hold") return undefined;
  return (bell !== "start" && EFFORTS[bell]) || "Hold position";
}

/** The breath of a time, if it belongs to a hold or to a step that takes half a breath. */
function breathAt(phases, {role, start_ms}, ms) {
  if (role !== "hold" && role !== "breath") return undefined;
  const breath = phaseAt(phases, ms);
  if (breath === undefined || breath.start_ms < start_ms) return undefined;
  return role === "breath" || ms < breath.end_ms ? breath : undefined;
}

function secondsTo(end_ms, ms) {
  return Math.max(1, Math.ceil((end_ms - ms) / 1000));
}

function lastWord(timeline, ms) {
  let at = cueIndexAt(timeline, ms);
  while (at > 0 && timeline.cues[at].sound !== "say") at -= 1;
  return (timeline.cues[at].caption ?? "").replace(/\.$/, "");
}
