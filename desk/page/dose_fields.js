/** The dose of an exercise in plain words: how often, how long, and how long a rest. */
import {choiceField, numberField} from "./field.js";
import {element} from "./elements.js";
import {lengthEdit, repsEdit, repsOf, secondsOf} from "./lengths.js";

/** Keys of an exercise that the dose has fields for. */
export const DOSE_KEYS = ["reps", "sets", "work", "rest", "rest_between_sets"];

/**
 * @param {import("./context.js").Context} context
 * @param {import("./paths.js").Path} path of the exercise
 * @param {any} exercise
 */
export function doseFields(context, path, exercise) {
  const byTime = exercise.work !== undefined;
  const edit = (edits) => context.draft.edit(...[edits].flat());
  const length = (key, label, hint) =>
    numberField(context, {
      path: [...path, key],
      label,
      unit: "seconds",
      hint,
      value: secondsOf(exercise[key]),
      change: (seconds) =>
        seconds === null && exercise[key] === undefined
          ? null
          : edit(lengthEdit([...path, key], exercise[key], seconds)),
    });
  const number = (key, label, placeholder) =>
    numberField(context, {
      path: [...path, key],
      label,
      placeholder,
      value: exercise[key],
      change: (value) =>
        value === null
          ? exercise[key] !== undefined && edit({op: "remove", path: [...path, key]})
          : edit({op: "set", path: [...path, key], value}),
    });
  const rest = exercise.rest_between_sets === undefined ? "rest" : "rest_between_sets";
  return element(
    "fieldset",
    {class: "field dose", key: "dose"},
    element("legend", {}, "Dose"),
    context.doses.get(path.join(".")) &&
      element("p", {class: "dose-line"}, context.doses.get(path.join("."))),
    element(
      "div",
      {class: "row"},
      choiceField(context, {
        path: [...path, "by"],
        label: "It goes by",
        value: byTime ? "time" : "reps",
        options: [
          ["reps", "reps, step by step"],
          ["time", "time, by the clock"],
        ],
        change: (way) => edit(wayEdits(path, exercise, way)),
      }),
      byTime ? length("work", "Work for") : repFields(context, path, exercise, edit),
      number("sets", "Sets", "1"),
      (Number(exercise.sets) > 1 || Array.isArray(exercise.reps) || exercise[rest] !== undefined) &&
        length(rest, "Rest between sets"),
    ),
  );
}

function repFields(context, path, exercise, edit) {
  const {reps} = exercise;
  const range = typeof reps === "object" && !Array.isArray(reps) ? reps : {};
  const bound = (key, label) =>
    numberField(context, {
      path: [...path, "reps", key],
      label,
      value: range?.[key],
      change: (value) =>
        value === null
          ? range?.[key] !== undefined && edit({op: "remove", path: [...path, "reps", key]})
          : edit({op: "set", path: [...path, "reps", key], value}),
    });
  return [
    numberField(context, {
      path: [...path, "reps"],
      label: "Reps",
      value: repsOf(reps),
      change: (number) =>
        number === null && reps === undefined ? null : edit(repsEdit([...path, "reps"], reps, number)),
    }),
    !Array.isArray(repsOf(reps)) &&
      repsOf(reps) !== null && [bound("min", "Fewest one may choose"), bound("max", "Most one may choose")],
  ];
}

function wayEdits(path, exercise, way) {
  const gone = (way === "time" ? ["reps", "steps", "prepare", "run_on"] : ["work", "during", "kind"])
    .filter((key) => exercise[key] !== undefined)
    .map((key) => ({op: "remove", path: [...path, key]}));
  if (way === "time") return [...gone, {op: "set", path: [...path, "work"], value: 30}];
  return [
    ...gone,
    {op: "set", path: [...path, "reps"], value: 8},
    {op: "set", path: [...path, "steps"], value: [{say: "", short: ""}]},
  ];
}
