/**
 * Finding routines among many: by words, and by what they are and take. Pure. The same rules as
 * Python's (audio_builder/library/search.py).
 *
 * @typedef {{
 *   id: string, title: string, names?: string[], body_parts?: string[], equipment?: string[],
 *   genre?: string, levels?: string[], language: string, duration_ms: number, stamp: string,
 * }} Row a routine as search.json has it: what is usual is left out
 * @typedef {{
 *   words: string, minutes: string, equipment: string, body: string, genre: string, level: string,
 *   language: string,
 * }} Wish "" for whatever there is
 */
import {LEVELS} from "./pace.js";

/** Wished for as equipment: routines that take none. */
export const NOTHING = "none";
/** What a session can be wished to take at most, in minutes. */
const MINUTES = [5, 10, 15, 20, 30, 45, 60];

/** @type {Record<string, (row: Row) => string[]>} what a routine is found under */
const NAMES = {
  body: ({body_parts = []}) => body_parts,
  genre: ({genre}) => (genre ? [genre] : []),
  equipment: ({equipment = []}) => (equipment.length > 0 ? equipment : [NOTHING]),
  language: ({language}) => [language],
};
const known = new Map();

/**
 * The routines that are as wished in every way. What is found by its title comes before what is
 * found by a name, and that before the rest; else they stay in their order.
 * @param {Row[]} rows
 * @param {Partial<Wish>} wish
 * @returns {Row[]}
 */
export function find(rows, wish) {
  const words = wordsOf(wish.words ?? "");
  const ranked = rows
    .filter((row) => suits(row, wish))
    .map((row) => ({row, rank: rankOf(row, words)}))
    .filter(({rank}) => rank !== null);
  return ranked.sort((one, other) => one.rank - other.rank).map(({row}) => row);
}

/**
 * The choices that make a difference, each with its words.
 * @param {Row[]} rows
 * @returns {Record<string, {value: string, words: string}[]>}
 */
export function choices(rows) {
  const found = Object.entries(NAMES).map(([name, of]) => [name, differing(rows, of)]);
  const levels = differing(rows, levelsOf).filter(({value}) => value !== "standard");
  const shortened = MINUTES.filter((minutes) => {
    const count = rows.filter((row) => row.duration_ms <= minutes * 60000).length;
    return count > 0 && count < rows.length;
  });
  const minutes = shortened.map((count) => ({value: String(count), words: `up to ${count} min`}));
  return {...Object.fromEntries(found), level: levels, minutes};
}

/**
 * The words of a text, in lower case and without accents.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  let words = known.get(text);
  if (words === undefined) {
    const plain = text.replace(/['\u2019]/g, "").normalize("NFKD").toLowerCase();
    words = plain.replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
    known.set(text, words);
  }
  return words;
}

function suits(row, {minutes = "", level = "", ...wish}) {
  const named = Object.keys(NAMES).every((name) => isOne(wish[name] ?? "", NAMES[name](row)));
  return (
    named &&
    (minutes === "" || row.duration_ms <= Number(minutes) * 60000) &&
    (level === "" || levelsOf(row).includes(level))
  );
}

/** Whether one of some names is wished for: each word of the wish begins one of its words. */
function isOne(wished, names) {
  const words = wordsOf(wished);
  return words.length === 0 || names.some((name) => words.every((word) => begins(word, [name])));
}

/** How far from the title the words are found, all in all; null if one is not found. */
function rankOf({title, names = [], body_parts = [], equipment = [], genre = ""}, words) {
  const places = [[title], names, [...body_parts, ...equipment, genre]];
  const found = words.map((word) => places.findIndex((texts) => begins(word, texts)));
  return found.includes(-1) ? null : found.reduce((sum, place) => sum + place, 0);
}

/** Whether a word begins one of some texts' words, or is the plural of one. */
function begins(word, texts) {
  const suitsWord = (each) => each.startsWith(word) || `${each}s` === word;
  return texts.some((text) => wordsOf(text).some(suitsWord));
}

function levelsOf({levels = ["standard"]}) {
  return levels;
}

function differing(rows, of) {
  const all = new Set(rows.flatMap(of));
  const values = [...all].filter((value) => value !== NOTHING).sort();
  if (all.has(NOTHING)) values.unshift(NOTHING);
  const differs = values.some((value) => !rows.every((row) => of(row).includes(value)));
  return differs ? values.map((value) => ({value, words: inWords(value)})) : [];
}

function inWords(value) {
  if (value === NOTHING) return "without equipment";
  return LEVELS.find((each) => each.level === value)?.name ?? value;
}
