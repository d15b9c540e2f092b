/** The steps of a rep: what is said, in full and in short, and what follows each sentence. */
import {icon} from "./context.js";
import {element} from "./elements.js";
import {choiceField, numberField, troubles, wordsField} from "./field.js";
import {lengthEdit, secondsOf, wayEdits, wayOf} from "./lengths.js";
import {otherKeys} from "./other_keys.js";
import {afterSteps} from "./posing.js";
import {poseField} from "./pose_field.js";
import {wordOf} from "./paths.js";

const KNOWN = new Set(["say", "short", "hold", "tempo", "tempo_words", "breath", "move", "pose", "kind"]);
const WAYS = [
  ["move", "goes straight on"],
  ["breaths", "is held for breaths"],
  ["seconds", "is held for seconds"],
  ["tempo", "moves at a counted tempo"],
  ["in", "moves on an in-breath"],
  ["out", "moves on an out-breath"],
];

/**
 * @param {import("./context.js").Context} context
 * @param {{path: import("./paths.js").Path, steps: any, label: string, one: string, sided: boolean,
 *   before: object | undefined}} asked `before` is the pose before the first
 */
export function stepList(context, {path, steps, label, one, sided, before}) {
  const written = Array.isArray(steps) ? steps : [];
  const list = written.length > 0 ? written : [{}]; // the first is asked for before it is there
  const poses = afterSteps(context.poses, before, list);
  const add = () => {
    const value = {say: "", short: ""};
    context.draft.edit(
      written.length === 0
        ? {op: "set", path, value: [{}, value]}
        : {op: "insert", path, index: list.length, value},
    );
    context.focus(wordOf([...path, list.length, "say"]));
  };
  return element(
    "section",
    {class: "steps", key: wordOf(path), "aria-label": label, "data-path": wordOf(path)},
    element("h4", {}, label),
    sided && element("p", {class: "hint"}, "Write {side} and {other_side}: they are said as left and right."),
    list.map((step, index) => stepCard(context, path, list, index, one, poses[index])),
    troubles(context, wordOf(path)),
    element("button", {type: "button", class: "quiet add", onclick: add}, `+ Add a ${one}`),
  );
}

function stepCard(context, listPath, list, index, one, pose) {
  const [path, step] = [[...listPath, index], list[index] ?? {}];
  const name = `${one[0].toUpperCase()}${one.slice(1)} ${index + 1}`;
  const edit = (...edits) => context.draft.edit(...edits);
  const move = (to) => {
    edit({op: "move", path: listPath, index, to});
    context.focus(`${wordOf([...listPath, to])} ${to > index ? "down" : "up"}`);
  };
  const remove = () => edit(list.length === 1 ? {op: "remove", path: listPath} : {op: "remove", path});
  const tool = (drawn, words, press, disabled = false) =>
    element(
      "button",
      {
        type: "button",
        class: "small",
        "aria-label": `${words} ${name}`,
        title: words,
        disabled,
        onclick: press,
        "data-tool": `${wordOf(path)} ${drawn}`,
      },
      icon(drawn),
    );
  return element(
    "div",
    {class: "step", role: "group", "aria-label": name, key: wordOf(path), "data-path": wordOf(path)},
    element(
      "div",
      {class: "step-head"},
      element("h5", {}, name),
      element(
        "span",
        {class: "tools"},
        tool("up", "Move up", () => move(index - 1), index === 0),
        tool("down", "Move down", () => move(index + 1), index === list.length - 1),
        tool("remove", "Remove", remove, Object.keys(step).length === 0),
      ),
    ),
    wordsField(context, {
      path: [...path, "say"],
      label: "What is said",
      value: step.say,
      hear: true,
      leave: (text) => {
        if (text.trim() !== "" && (step.short ?? "") === "")
          edit({op: "set", path: [...path, "short"], value: text.trim()});
      },
    }),
    wordsField(context, {
      path: [...path, "short"],
      label: "In fewer words, for later reps",
      value: step.short,
      proposed: step.say,
      hear: true,
    }),
    element(
      "div",
      {class: "row"},
      afterFields(context, path, step, edit),
      poseField(context, {path: [...path, "pose"], value: step.pose, pose, label: "Pose at its end"}),
    ),
    troubles(context, wordOf(path)),
    otherKeys(context, path, step, KNOWN),
  );
}

function afterFields(context, path, step, edit) {
  const way = wayOf(step);
  return [
    choiceField(context, {
      path: [...path, "way"],
      label: "Then it",
      value: way,
      options: WAYS,
      change: (wanted) => edit(...wayEdits(path, step, wanted)),
    }),
    way === "breaths" &&
      numberField(context, {
        path: [...path, "hold", "breaths"],
        label: "Breaths",
        value: step.hold.breaths,
        anchor: [...path, "hold"],
        change: (value) => value !== null && edit({op: "set", path: [...path, "hold", "breaths"], value}),
      }),
    way === "seconds" &&
      numberField(context, {
        path: [...path, "hold"],
        label: "Hold",
        unit: "seconds",
        value: secondsOf(step.hold),
        change: (value) => value !== null && edit(lengthEdit([...path, "hold"], step.hold, value)),
      }),
    way === "tempo" &&
      wordsField(context, {
        path: [...path, "tempo"],
        label: "Tempo, in seconds",
        hint: "Down-stay-up, as in 3-1-2",
        value: step.tempo,
      }),
    numberField(context, {
      path: [...path, "move"],
      label: "Time to move",
      unit: "seconds",
      value: step.move,
      placeholder: {move: "2", tempo: "1", in: "0", out: "0"}[way] ?? "2",
      change: (value) =>
        value === null
          ? step.move !== undefined && edit({op: "remove", path: [...path, "move"]})
          : edit({op: "set", path: [...path, "move"], value}),
    }),
  ];
}
