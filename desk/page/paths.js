/**
 * Paths: where a value stands in a routine, as `["exercises", 0, "title"]`, or in one word,
 * `exercises.0.title`; and where that is in the text. Pure.
 *
 * @typedef {(string | number)[]} Path
 * @typedef {Record<string, [number, number]>} Places line and column of each path, from 1
 */

/** @param {Path} path */
export const wordOf = (path) => path.join(".");

/** @param {string} word @returns {Path} */
export const pathOf = (word) =>
  word === "" ? [] : word.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** @param {any} data @param {Path} path */
export const valueAt = (data, path) => path.reduce((inner, part) => inner?.[part], data);

/** Whether a path is another, or inside it. */
export const isInside = (word, outer) => outer === "" || word === outer || word.startsWith(`${outer}.`);

/**
 * The line where a path stands; of one that is not there, where it would be.
 * @param {Places} places
 * @param {string} word
 */
export function lineOf(places, word) {
  for (let path = word; path !== ""; path = path.includes(".") ? path.slice(0, path.lastIndexOf(".")) : "") {
    if (path in places) return places[path][0];
  }
  return 1;
}

/**
 * The lines that a path takes, the last one with it; what follows it begins a line of its own.
 * @param {Places} places
 * @param {string} word
 * @param {number} last of the text
 * @returns {[number, number] | null}
 */
export function linesOf(places, word, last) {
  if (!(word in places)) return null;
  const first = places[word][0];
  let end = last;
  for (const [other, [line]] of Object.entries(places)) {
    if (line > first && line <= end && !isInside(other, word)) end = line - 1;
  }
  return [first, end];
}

/**
 * The innermost path that a place in the text is inside of.
 * @param {Places} places
 * @param {number} line
 * @param {number} column
 * @returns {string}
 */
export function pathAt(places, line, column) {
  let found = "";
  let [foundLine, foundColumn] = [0, 0];
  for (const [word, [at, from]] of Object.entries(places)) {
    if (word === "" || at > line || (at === line && from > column && foundLine > 0)) continue;
    if (at > foundLine || (at === foundLine && from >= foundColumn)) {
      found = word;
      [foundLine, foundColumn] = [at, from];
    }
  }
  return found;
}
