/** The score as a picture that one can scrub: by mouse, touch, and arrow keys. */
import {element} from "./elements.js";
import {clock} from "./names.js";
import {captionAt, chaptersOf, rowsOf, ticksOf} from "./score_rows.js";

const [WIDTH, ROW, GAP] = [10_000, 10, 4];
const TICKS = 5;
const STEP_MS = 1000;

/**
 * @param {any} timeline
 * @param {number} ms where the playhead is
 * @param {(ms: number) => void} seek
 * @param {number} zoom how many times as wide as its pane
 */
export function scoreOf(timeline, ms, seek, zoom) {
  const end = Math.max(timeline.duration_ms, 1);
  const caption = captionAt(timeline, ms)?.caption ?? "";
  const share = (at) => `${((at / end) * 100).toFixed(3)}%`;
  const keys = JSON.stringify(timeline.chapters);
  return element(
    "div",
    {class: "score-frame"},
    element(
      "div",
      {class: "score", style: {"--zoom": String(zoom)}},
      element(
        "div",
        {class: "chapters", "aria-hidden": "true", unless: keys},
        chaptersOf(timeline).map(({title, from, to}) =>
          element("span", {style: {left: share(from), width: share(to - from)}, title}, title),
        ),
      ),
      bars(timeline, end),
      element(
        "div",
        {class: "axis", "aria-hidden": "true"},
        ticksOf(end * 0.97, TICKS * zoom).map((at) => element("span", {style: {left: share(at)}}, clock(at))),
      ),
      element("div", {class: "needle", style: {left: share(Math.min(ms, end))}, "aria-hidden": "true"}),
      element("input", {
        type: "range",
        class: "playhead",
        min: 0,
        max: end,
        step: STEP_MS,
        value: String(ms),
        "aria-label": "Place in the plan",
        "aria-valuetext": `${clock(ms)} of ${clock(end)}. ${caption}`,
        oninput: ({target}) => seek(Number(target.value)),
      }),
    ),
  );
}

function bars(timeline, end) {
  const x = (at) => Math.round((at / end) * WIDTH);
  const rows = rowsOf(timeline);
  const height = rows.length * (ROW + GAP);
  const path = (spans, y) =>
    spans
      .map(
        ([from, to]) => `M${x(from)} ${y}H${Math.max(x(to), x(from) + WIDTH / 500)}V${y + ROW}H${x(from)}Z`,
      )
      .join("");
  return element(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      preserveAspectRatio: "none",
      class: "rows",
      "aria-hidden": "true",
      unless: JSON.stringify(rows),
    },
    rows.map(({spans}, index) =>
      element("path", {class: `row-${index}`, d: path(spans, GAP / 2 + index * (ROW + GAP))}),
    ),
  );
}
