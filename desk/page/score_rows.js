/**
 * The score: a plan in rows over a time axis. Pure: what is where, in ms.
 *
 * @typedef {{name: string, spans: [number, number][]}} Row
 */

const BELL_MS = 400;
const STEPS_S = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];

/** @param {import("../player-modules/timeline.js").Timeline} timeline @returns {Row[]} */
export function rowsOf({cues}) {
  const spans = (test, length) =>
    cues
      .filter(test)
      .map(({start_ms: from, end_ms: to}) => [from, length ? Math.max(to, from + length) : to]);
  return [
    {name: "Words", spans: spans(({sound}) => sound === "say")},
    {name: "Holds, breath and rest", spans: spans(({sound}) => sound === "air")},
    {name: "Bells", spans: spans(({sound}) => sound === "tone", BELL_MS)},
  ];
}

/** @param {{chapters: {start_ms: number, title: string}[], duration_ms: number}} timeline */
export function chaptersOf({chapters, duration_ms: end}) {
  return chapters.map(({start_ms: from, title}, index) => ({
    title,
    from,
    to: chapters[index + 1]?.start_ms ?? end,
  }));
}

/** Times to write on the axis, no more than so many. @param {number} end in ms @param {number} most */
export function ticksOf(end, most) {
  const step = 1000 * (STEPS_S.find((each) => end / 1000 / each <= most) ?? 3600);
  return Array.from({length: Math.floor(end / step) + 1}, (_, index) => index * step);
}

/** The last cue that has begun, of those with words. @param {any} timeline @param {number} ms */
export function captionAt({cues}, ms) {
  const cue = cues.findLast((each) => each.start_ms <= ms && each.caption);
  return cue ?? null;
}
