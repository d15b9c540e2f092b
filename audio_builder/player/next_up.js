/** What comes next: the next thing told that is about something else. Pure. */
import {effortInWords} from "./activity.js";
import {cueIndexAt, inSamePlace} from "./timeline.js";
import {sideInWords} from "./words.js";

/**
 * @param {{exercises: any[]}} routine as the catalog has it
 * @param {import("./timeline.js").Timeline} timeline
 * @param {number} ms
 */
export function nextAt(routine, timeline, ms) {
  const {cues} = timeline;
  const index = cueIndexAt(timeline, ms);
  const now = cues[index];
  // Rest and work by the clock may belong to one set.
  const goesOn = (cue) => inSamePlace(cue, now) && isWork(cue) === isWork(now);
  const isTold = (cue) => cue.sound === "say" || cue.role === "rest" || isWork(cue);
  let at = index + 1;
  while (at < cues.length && (goesOn(cues[at]) || !isTold(cues[at]))) at += 1;
  return at < cues.length ? inWords(routine, cues[at], now) : "The end";
}

function inWords(routine, coming, now) {
  if (coming.role === "close") return "Close";
  const exercise = routine.exercises.find((each) => each.id === coming.exercise);
  if (coming.exercise !== now.exercise) return exercise?.title ?? "";
  const inner = coming.inner === now.inner ? undefined : coming.inner;
  const title = exercise?.exercises?.find((each) => each.id === inner)?.title;
  if (coming.role === "rest") return title ? `Rest, then ${title}` : "Rest";
  if (title) return title;
  if (coming.side !== now.side && coming.side !== undefined) return sideInWords(coming.side);
  if (isWork(coming)) return effortInWords(coming.role, coming.bell);
  const counts = coming.rep !== now.rep && coming.rep >= 1 && coming.reps > 1;
  return counts ? `Rep ${coming.rep} of ${coming.reps}` : (coming.caption ?? "");
}

function isWork({role}) {
  return role === "work";
}
