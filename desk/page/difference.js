/**
 * Two texts side by side: runs of lines that both have, and runs where they differ. Pure.
 *
 * @typedef {{same: boolean, one: string[], other: string[]}} Run
 */

const CELLS_MAX = 4_000_000;

/**
 * @param {string} one
 * @param {string} other
 * @returns {Run[]}
 */
export function difference(one, other) {
  const [a, b] = [one.split("\n"), other.split("\n")];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const inner = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const ends = a.slice(a.length - tail);
  const runs = [
    {same: true, one: a.slice(0, head), other: a.slice(0, head)},
    ...between(...inner),
    {same: true, one: ends, other: ends},
  ];
  return runs.filter((run) => run.one.length + run.other.length > 0);
}

/** The longest lines in common, the way it is taught; of very long changes, none. */
function between(a, b) {
  if (a.length * b.length > CELLS_MAX) return [{same: false, one: a, other: b}];
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
    }
  }
  const runs = [];
  const add = (same, one, other) => {
    if (runs.at(-1)?.same !== same) runs.push({same, one: [], other: []});
    runs.at(-1).one.push(...one);
    runs.at(-1).other.push(...other);
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) add(true, [a[i++]], [b[j++]]);
    else if (j === b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1]))
      add(false, [a[i++]], []);
    else add(false, [], [b[j++]]);
  }
  return runs;
}
