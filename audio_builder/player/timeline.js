/**
 * Reading a timeline: what sounds at a time, which stretch it belongs to, where exercises lie. Pure.
 * Times are whole milliseconds from the start of the track.
 *
 * @typedef {{
 *   start_ms: number, end_ms: number, role: string, sound: "say" | "air" | "tone",
 *   air?: "in" | "out" | "rest", bell?: string, caption?: string, exercise?: string,
 *   inner?: string, side?: string, set?: number, rep?: number, reps?: number, step?: number,
 * }} Cue
 * @typedef {{start_ms: number, title: string}} Chapter
 * @typedef {{version: number, duration_ms: number, chapters: Chapter[], cues: Cue[]}} Timeline
 * @typedef {{exercise: string | null, start_ms: number, end_ms: number}} Segment
 */

const PLACE = ["exercise", "inner", "side", "set", "rep", "step"];

/**
 * Where in the order the cue stands that sounds at a time, or the last one that did.
 * @param {Timeline} timeline
 * @param {number} ms
 */
export function cueIndexAt(timeline, ms) {
  const {cues} = timeline;
  let low = 0;
  let high = cues.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (cues[middle].start_ms <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * @param {Timeline} timeline
 * @param {number} ms
 */
export function cueAt(timeline, ms) {
  return timeline.cues[cueIndexAt(timeline, ms)];
}

/**
 * Whether two cues belong to the same step (or, outside steps, to the same part of the exercise).
 * @param {Cue} one
 * @param {Cue} other
 */
export function inSamePlace(one, other) {
  return PLACE.every((key) => one[key] === other[key]);
}

/**
 * The stretch around a time in which nothing changes but the sounds: a hold, a rest, an interval of
 * work. The bell that tells its end comes after it.
 * @param {Timeline} timeline
 * @param {number} ms
 * @returns {{role: string, bell?: string, start_ms: number, end_ms: number}} `bell` opens it
 */
export function stretchAt(timeline, ms) {
  const {cues} = timeline;
  const index = cueIndexAt(timeline, ms);
  const role = roleAt(cues, index);
  const same = (at) =>
    cues[at] !== undefined && roleAt(cues, at) === role && inSamePlace(cues[at], cues[index]);
  let first = index;
  let last = index;
  while (same(first - 1)) first -= 1;
  while (same(last + 1)) last += 1;
  const {bell, start_ms} = cues[first];
  const rings = last > first && cues[last].bell === "end";
  return {role, bell, start_ms, end_ms: rings ? cues[last].start_ms : cues[last].end_ms};
}

/** The quiet before a chapter that starts within a stretch belongs to the stretch. */
function roleAt(cues, index) {
  const {role} = cues[index];
  const [before, after] = [cues[index - 1], cues[index + 1]];
  const within = role === "gap" && before?.role === after?.role && inSamePlace(before, after);
  return within ? before.role : role;
}

/**
 * How many sets each exercise has in a track, and how many rounds each exercise of a block: at a
 * level, and in a short session, these are not the catalog's.
 * @param {Timeline} timeline
 * @returns {Map<string, number>} by `turnsKey`
 */
export function turnsOf({cues}) {
  const turns = new Map();
  for (const cue of cues) {
    const key = turnsKey(cue);
    turns.set(key, Math.max(turns.get(key) ?? 0, cue.set ?? 0));
  }
  return turns;
}

/** @param {Cue} cue */
export function turnsKey({exercise, inner}) {
  return `${exercise ?? ""} ${inner ?? ""}`;
}

/**
 * The track cut at its exercises, the rest before each with it; null stands for what is before the
 * first and after the last. A track about one exercise is one segment.
 * @param {Timeline} timeline
 * @param {string | null} only the exercise that the track is about; null for a session
 * @returns {Segment[]}
 */
export function segments(timeline, only) {
  if (only !== null) return [{exercise: only, start_ms: 0, end_ms: timeline.duration_ms}];
  const found = [{exercise: null, start_ms: 0, end_ms: 0}];
  for (const cue of timeline.cues) {
    const before = found.at(-1).exercise;
    const exercise = cue.exercise ?? (cue.role === "close" ? null : before);
    if (exercise !== before) {
      found.at(-1).end_ms = cue.start_ms;
      found.push({exercise, start_ms: cue.start_ms, end_ms: 0});
    }
  }
  found.at(-1).end_ms = timeline.duration_ms;
  return found.filter((segment) => segment.end_ms > segment.start_ms);
}

/**
 * @param {Segment[]} parts
 * @param {number} ms
 */
export function segmentAt(parts, ms) {
  return parts.findLast((part) => part.start_ms <= ms) ?? parts[0];
}
