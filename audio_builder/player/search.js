/**
 * Finding a routine among many: by its kind, its levels, and what it takes. Pure.
 *
 * @typedef {{genre?: string | null, equipment?: string[], levels?: string[]}} Traits
 *   as the catalog has them; one of before has none of them
 * @typedef {{genre: string, level: string, equipment: string}} Wish "" for whatever there is
 */
import {LEVELS} from "./pace.js";

/** What stands for a routine that takes nothing; no thing is called so. */
export const NOTHING = "\n";

/** @type {Record<keyof Wish, (routine: Traits) => string[]>} what a routine is found under */
const TRAITS = {
  genre: ({genre}) => (genre ? [genre] : []),
  level: ({levels = []}) => levels.filter((level) => level !== "standard"),
  equipment: ({equipment = []}) => (equipment.length > 0 ? equipment : [NOTHING]),
};

/**
 * The choices that make a difference, each with its words.
 * @param {Traits[]} routines
 * @returns {Record<keyof Wish, {value: string, words: string}[]>}
 */
export function wishes(routines) {
  const choices = Object.entries(TRAITS).map(([name, of]) => {
    const values = [...new Set(routines.flatMap(of))].sort();
    const differs = values.some((value) => !routines.every((each) => of(each).includes(value)));
    return [name, differs ? values.map((value) => ({value, words: inWords(value)})) : []];
  });
  return Object.fromEntries(choices);
}

/**
 * @template {Traits} R
 * @param {R[]} routines
 * @param {Partial<Wish>} wish
 * @returns {R[]} those that are as wished in every way
 */
export function found(routines, wish) {
  const asked = Object.entries(wish).filter(([, value]) => value !== "");
  return routines.filter((each) => asked.every(([name, value]) => TRAITS[name](each).includes(value)));
}

function inWords(value) {
  if (value === NOTHING) return "without equipment";
  return LEVELS.find((each) => each.level === value)?.name ?? value;
}
