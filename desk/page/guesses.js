/**
 * Guesses: lines that an import has marked to be confirmed, `# to confirm` where it made words up and
 * `# confirm: …` where it read them from something. Pure.
 *
 * @typedef {{line: number, value: string, from: string, why: string, source: string}} Guess `from` is
 *   the line as it was in the handout, as far as the text tells
 */

const MARK = /\s+# (?:to confirm|confirm: (.*))$/;
const NOT_PLACED = /^\s*# line \d+, not placed: (.*)$/gm;
const SOURCE = /^\s*# line \d+: (.*)$/;

/** @param {string} text @returns {Guess[]} */
export function guessesIn(text) {
  let [source, goesOn] = ["", false];
  const found = [];
  text.split("\n").forEach((row, index) => {
    const words = SOURCE.exec(row)?.[1];
    if (words !== undefined) source = goesOn ? `${source} / ${words}` : words;
    goesOn = words !== undefined;
    const mark = /^\s*#/.test(row) ? null : MARK.exec(row);
    if (!mark) return;
    const value = row.slice(0, mark.index).trim().replace(/^- /, "");
    found.push({line: index + 1, value, why: mark[1] ?? "", source});
  });
  return found;
}

/** What of a handout found no place in the routine. @param {string} text @returns {string[]} */
export const leftOut = (text) => [...text.matchAll(NOT_PLACED)].map((match) => match[1]);

/**
 * The text without the mark of a line; all else stays.
 * @param {string} text
 * @param {number} line from 1
 */
export function confirmed(text, line) {
  const rows = text.split("\n");
  rows[line - 1] = rows[line - 1].replace(MARK, "");
  return rows.join("\n");
}
