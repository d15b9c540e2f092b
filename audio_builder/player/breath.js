/**
 * The breath as numbers: how wide the figure is at a time of the track. Pure.
 *
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./timeline.js").Cue} Cue
 * @typedef {{air: "in" | "out", start_ms: number, end_ms: number}} Phase
 */
import {inSamePlace} from "./timeline.js";

/** A word this close before its air is part of the breath: "In" is said while breathing in. */
const LEADS_WITHIN_MS = 50;

/**
 * The breaths of a track, in order. In a hold, one breath in or out is its air, with the word that
 * leads it; a step that takes half a breath is one, with all the words that sound in it.
 * @param {Timeline} timeline
 * @returns {Phase[]}
 */
export function breathPhases({cues}) {
  const airs = airsOfSteps(cues);
  const phases = [];
  for (let at = 0; at < cues.length; at += 1) {
    const cue = cues[at];
    if (cue.role === "breath") {
      while (cues[at + 1]?.role === "breath" && inSamePlace(cues[at + 1], cue)) at += 1;
      const air = airs.get(stepKey(cue));
      if (air) phases.push({air, start_ms: cue.start_ms, end_ms: cues[at].end_ms});
    } else if (breathes(cue)) {
      const {start_ms} = isLed(cue, cues[at - 1]) ? cues[at - 1] : cue;
      phases.push({air: cue.air, start_ms, end_ms: cue.end_ms});
    }
  }
  return phases;
}

/**
 * Which way one breathes in each step that takes half a breath. It is known from its air; where
 * words leave no time for any, from another rep of the same step.
 * @param {Cue[]} cues
 */
function airsOfSteps(cues) {
  const airs = cues.filter((cue) => cue.role === "breath" && breathes(cue));
  return new Map(airs.map((cue) => [stepKey(cue), cue.air]));
}

function stepKey({exercise, inner, rep, step}) {
  return JSON.stringify([exercise, inner, rep === 0, step]);
}

function breathes({air}) {
  return air === "in" || air === "out";
}

function isLed(cue, before) {
  return (
    before?.sound === "say" &&
    before.role === cue.role &&
    before.step === cue.step &&
    cue.start_ms - before.end_ms <= LEADS_WITHIN_MS
  );
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
