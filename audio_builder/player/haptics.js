/** What is felt in the hand or pocket: a hold begins and ends, the sides change, it is over. */
import {cueAt} from "./timeline.js";

/** Lengths in ms: on, off, on. */
const PATTERNS = {effort: [120], end: [60], side: [120, 90, 120], done: [250, 120, 250]};
const EFFORTS = ["hold", "work"];

/** Whether this device can be felt at all. */
export const canVibrate = "vibrate" in navigator;

/**
 * @param {import("./coach.js").Coach} coach
 * @param {() => boolean} wished
 */
export function letItBeFelt(coach, wished) {
  let before = "";
  coach.addEventListener("tick", () => {
    const {sound, score} = coach;
    const now = cueAt(score.timeline, sound.ms).role;
    const pattern = patternOf(before, now);
    before = now;
    if (pattern && sound.playing && wished()) navigator.vibrate(pattern);
  });
  coach.sound.audio.addEventListener("ended", () => wished() && navigator.vibrate(PATTERNS.done));
}

/**
 * What is felt as one thing to do follows another; undefined for nothing.
 * @param {string} before the role of a cue
 * @param {string} now
 */
function patternOf(before, now) {
  if (now === before) return undefined;
  if (now === "change of side") return PATTERNS.side;
  if (EFFORTS.includes(now)) return PATTERNS.effort;
  return EFFORTS.includes(before) ? PATTERNS.end : undefined;
}
