/** An exercise on a card: what it is called, how it is done, how often, and its steps. */
import {doseFields, DOSE_KEYS} from "./dose_fields.js";
import {element} from "./elements.js";
import {equipmentEdits, sideEdits, sidesWord, titleEdits} from "./exercise_edits.js";
import {choiceField, trouble, troubles, wordsField} from "./field.js";
import {lineList} from "./line_list.js";
import {otherKeys} from "./other_keys.js";
import {wordOf} from "./paths.js";
import {afterSteps, beginning} from "./posing.js";
import {poseField} from "./pose_field.js";
import {stepList} from "./step_fields.js";

const KNOWN = new Set([
  "id",
  "title",
  "posture",
  "change_of_posture",
  "pose",
  "equipment",
  "purpose",
  "setup",
  "cautions",
  "sides",
  "change_of_side",
  "during",
  "prepare",
  "steps",
  ...DOSE_KEYS,
]);
const POSTURES = [
  ["standing", "standing"],
  ["sitting", "sitting"],
  ["kneeling", "kneeling"],
  ["lying", "lying"],
];
const SIDES = [
  ["", "none"],
  ["left,right", "left side, then right"],
  ["right,left", "right side, then left"],
  ["alternate", "sides in turn, rep by rep"],
  ["left", "left side only"],
  ["right", "right side only"],
];

/**
 * What is on an open card.
 * @param {import("./context.js").Context} context
 * @param {import("./paths.js").Path} path
 * @param {any} exercise
 * @param {string | undefined} before the posture of the exercise before it
 */
export function exerciseFields(context, path, exercise, before) {
  const word = wordOf(path);
  const edit = (...edits) => context.draft.edit(...edits);
  const sided = exercise.sides !== undefined;
  const moves = before !== undefined && exercise.posture !== undefined && before !== exercise.posture;
  const begins = beginning(context.poses, exercise);
  const prepared = afterSteps(context.poses, begins, [exercise.prepare ?? []].flat()).at(-1) ?? begins;
  const parts = [
    wordsField(context, {
      path: [...path, "title"],
      label: "Title",
      value: exercise.title,
      change: (title) => edit(...titleEdits(context.data, path, exercise, title)),
    }),
    element(
      "div",
      {class: "row"},
      choiceField(context, {
        path: [...path, "posture"],
        label: "Posture",
        value: exercise.posture ?? "",
        options: POSTURES,
        change: (value) => edit({op: "set", path: [...path, "posture"], value}),
      }),
      choiceField(context, {
        path: [...path, "sides"],
        label: "Sides",
        value: sidesWord(exercise.sides),
        options: SIDES,
        change: (value) => edit(...sideEdits(path, exercise, value)),
      }),
      poseField(context, {
        path: [...path, "pose"],
        value: exercise.pose,
        pose: begins,
        label: "Pose it begins in",
        none: exercise.posture ?? "none",
      }),
    ),
    (moves || exercise.change_of_posture !== undefined) &&
      wordsField(context, {
        path: [...path, "change_of_posture"],
        label: "How to get into this posture",
        hear: true,
        value: exercise.change_of_posture,
        hint: `The exercise before is done ${before ?? "otherwise"}; this is said in the rest between.`,
      }),
    wordsField(context, {
      path: [...path, "purpose"],
      label: "Purpose",
      hint: "What it is good for, in a sentence",
      hear: true,
      value: exercise.purpose,
    }),
    lineList(context, {
      path: [...path, "setup"],
      label: "Setting up",
      hint: "How to get ready, one thought a line",
      value: exercise.setup,
      wanted: true,
    }),
    lineList(context, {
      path: [...path, "cautions"],
      label: "What to watch for",
      value: exercise.cautions,
      add: "Add a caution",
    }),
    doseFields(context, path, exercise),
    exercise.work !== undefined
      ? lineList(context, {
          path: [...path, "during"],
          label: "Said while it lasts",
          value: exercise.during === "none" ? undefined : exercise.during,
        })
      : [
          exercise.prepare !== undefined &&
            stepList(context, {
              path: [...path, "prepare"],
              steps: exercise.prepare,
              label: "Once before the first rep",
              one: "step",
              sided,
              before: begins,
            }),
          stepList(context, {
            path: [...path, "steps"],
            steps: exercise.steps,
            label: "Steps of a rep",
            one: "step",
            sided,
            before: prepared,
          }),
        ],
    sided &&
      lineList(context, {
        path: [...path, "change_of_side"],
        label: "When sides change",
        hint: "Without words of yours: “Switch sides.”, and which",
        value: exercise.change_of_side,
      }),
    wordsField(context, {
      path: [...path, "equipment"],
      label: "What it takes",
      hint: "A band, a chair… several with commas",
      value: [exercise.equipment ?? []].flat().join(", "),
      change: (text) => edit(...equipmentEdits(path, exercise, text)),
    }),
    otherKeys(context, path, exercise, KNOWN),
    troubles(context, word),
  ];
  const rest = context.unclaimed(word);
  return [
    rest.length > 0 &&
      element(
        "div",
        {class: "troubles", key: "rest"},
        rest.map((each) => trouble(context, each)),
      ),
    parts,
  ];
}
