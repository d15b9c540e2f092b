/** What a routine says of itself: title, summary, safety, how it opens and closes, its pauses. */
import {element} from "./elements.js";
import {numberField, trouble, troubles, wordsField} from "./field.js";
import {itemList} from "./item_list.js";
import {lineList} from "./line_list.js";
import {otherKeys} from "./other_keys.js";

const KNOWN = new Set([
  "format",
  "title",
  "summary",
  "author",
  "intro",
  "safety",
  "close",
  "lead_in",
  "change_of_side",
  "rest",
  "posture_change",
  "exercises",
]);
const PAUSES = [
  ["lead_in", "To get ready", "5"],
  ["rest", "Between exercises", "15"],
  ["posture_change", "Between postures", "25"],
  ["change_of_side", "To change sides", "8"],
];

/**
 * The whole form.
 * @param {import("./context.js").Context} context
 */
export function routineFields(context) {
  const {data, draft} = context;
  const parts = [
    element(
      "section",
      {class: "about", key: "about", "aria-label": "About the routine"},
      wordsField(context, {path: ["title"], label: "Title of the routine", value: data.title}),
      wordsField(context, {
        path: ["summary"],
        label: "Summary",
        hint: "What it is for. It is shown, never spoken.",
        value: data.summary,
        long: true,
      }),
      lineList(context, {
        path: ["safety"],
        label: "Safety",
        hint: "Said once before the first exercise, however short the session",
        value: data.safety,
        wanted: true,
      }),
      more(context, data, draft),
    ),
    element("h2", {key: "exercises-title"}, "Exercises"),
    itemList(context, ["exercises"], data.exercises),
  ];
  const rest = [...context.claim(""), ...context.unclaimed("")].filter(({path}) => path?.[0] !== "exercises");
  return [
    rest.length > 0 &&
      element(
        "div",
        {class: "troubles", key: "rest"},
        [...new Set(rest)].map((each) => trouble(context, each)),
      ),
    parts,
  ];
}

function more(context, data, draft) {
  return element(
    "details",
    {key: "more"},
    element("summary", {}, "Opening, close and pauses"),
    lineList(context, {path: ["intro"], label: "How it opens", value: data.intro}),
    lineList(context, {path: ["close"], label: "How it ends", value: data.close}),
    wordsField(context, {
      path: ["author"],
      label: "Who speaks",
      hint: "You, or your practice",
      value: data.author,
    }),
    element(
      "div",
      {class: "row"},
      PAUSES.map(([key, label, usual]) =>
        numberField(context, {
          path: [key],
          label,
          unit: "seconds",
          value: data[key],
          placeholder: usual,
          change: (value) =>
            value !== null
              ? draft.edit({op: "set", path: [key], value})
              : data[key] !== undefined && draft.edit({op: "remove", path: [key]}),
        }),
      ),
    ),
    otherKeys(context, [], data, KNOWN),
    troubles(context, "format"),
  );
}
