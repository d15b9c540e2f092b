/**
 * The breath as numbers: how wide the figure is at a time of the track. Pure.
 *
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {{air: "in" | "out", start_ms: number, end_ms: number}} Phase
 */

/** A word this close before its air is part of the breath: "In" is said while breathing in. */
const LEADS_WITHIN_MS = 50;

/**
 * The breaths of a track, in order. One breath in or out is its air, with the word that leads it.
 * @param {Timeline} timeline
 * @returns {Phase[]}
 */
export function breathPhases({cues}) {
  const phases = [];
  cues.forEach((cue, index) => {
    if (cue.air !== "in" && cue.air !== "out") return;
    const before = cues[index - 1];
    const led =
      before?.sound === "say" &&
      before.role === cue.role &&
      before.step === cue.step &&
      cue.start_ms - before.end_ms <= LEADS_WITHIN_MS;
    phases.push({air: cue.air, start_ms: (led ? before : cue).start_ms, end_ms: cue.end_ms});
  });
  return phases;
}

/**
 * The breath at a time, or the last one before it.
 * @param {Phase[]} phases
 * @param {number} ms
 * @returns {Phase | undefined}
 */
export function phaseAt(phases, ms) {
  let low = 0;
  let high = phases.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (phases[middle].start_ms <= ms) low = middle + 1;
    else high = middle;
  }
  return phases[low - 1];
}

/**
 * How wide the breath is: 0 breathed out, 1 breathed in. It turns gently at both ends; after a
 * breath it stays as that left it.
 * @param {Phase[]} phases
 * @param {number} ms
 */
export function widthAt(phases, ms) {
  const phase = phaseAt(phases, ms);
  if (phase === undefined) return 0;
  const done = Math.min((ms - phase.start_ms) / (phase.end_ms - phase.start_ms), 1);
  const eased = (1 - Math.cos(Math.PI * done)) / 2;
  return phase.air === "in" ? eased : 1 - eased;
}
