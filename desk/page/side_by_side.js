/** Two texts side by side: where they differ, with a few lines around. */
import {element} from "./elements.js";

const AROUND = 2;

/**
 * @param {import("./difference.js").Run[]} runs
 * @param {string} one what the first is called
 * @param {string} other
 * @param {(run: import("./difference.js").Run, number: number) => any} [choice] what stands below a
 *   difference
 */
export function sideBySide(runs, one, other, choice = () => null) {
  if (runs.every(({same}) => same)) return element("p", {}, "Both are the same.");
  let number = 0;
  return element(
    "div",
    {class: "sides", tabindex: "0", role: "region", "aria-label": "Where they differ"},
    runs.map((run, index) => {
      if (run.same) return context(run.one, index === 0, index === runs.length - 1);
      const mine = number++;
      return element(
        "div",
        {class: "difference", role: "group", "aria-label": `Difference ${mine + 1}`},
        element("div", {class: "side"}, element("p", {class: "label"}, one), lines(run.one, "gone")),
        element("div", {class: "side"}, element("p", {class: "label"}, other), lines(run.other, "come")),
        choice(run, mine),
      );
    }),
  );
}

function lines(rows, kind) {
  return element("pre", {class: kind}, rows.length > 0 ? rows.join("\n") : "(no lines)");
}

function context(rows, first, last) {
  const shown = first
    ? rows.slice(-AROUND)
    : last
      ? rows.slice(0, AROUND)
      : rows.length <= 2 * AROUND
        ? rows
        : [...rows.slice(0, AROUND), "…", ...rows.slice(-AROUND)];
  return element("pre", {class: "same"}, shown.join("\n"));
}
