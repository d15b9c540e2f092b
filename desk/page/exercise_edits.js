/**
 * What has to change in an exercise for a field of the form to change. Pure.
 *
 * @typedef {import("./draft.js").Edit} Edit
 * @typedef {import("./paths.js").Path} Path
 */
import {freeId, idsIn, slugOf} from "./names.js";

/** Sides as one word. @param {any} sides */
export const sidesWord = (sides) => (sides === undefined ? "" : [sides].flat().join(","));
const sidesValue = (word) => (word === "alternate" ? word : word.split(","));

/** An exercise of which nothing is written yet. @param {string} id @param {string} [title] */
export const emptyExercise = (id, title = "") => ({
  id,
  title,
  posture: "standing",
  purpose: "",
  setup: [""],
  reps: 8,
  steps: [{say: "", short: ""}],
});

/** The same exercise or block with ids that nobody has yet. @param {any} data @param {any} item */
export function copyOf(data, item) {
  const copy = structuredClone(item);
  const taken = idsIn(data);
  const rename = (each) => {
    const record = each.block ?? each;
    if (typeof record.id === "string") {
      record.id = freeId(record.id.replace(/-\d+$/, ""), taken);
      taken.push(record.id);
    }
    (each.block?.exercises ?? []).forEach(rename);
  };
  rename(copy);
  return copy;
}

/**
 * The id follows the title as long as it is made of it, and nothing else names it.
 * @param {any} data the routine
 * @param {Path} path of the exercise
 * @param {any} exercise
 * @param {string} title
 * @returns {Edit[]}
 */
export function titleEdits(data, path, exercise, title) {
  const set = {op: "set", path: [...path, "title"], value: title};
  const {id} = exercise;
  const named = JSON.stringify(data.fit ?? []).includes(`"${id}"`);
  const own =
    id === undefined ||
    /^exercise(-\d+)?$/.test(id) ||
    slugOf(exercise.title ?? "") === id.replace(/-\d+$/, "") ||
    slugOf(exercise.title ?? "") === id;
  const slug = slugOf(title);
  if (named || !own || slug === "") return [set];
  const taken = idsIn(data).filter((each) => each !== id);
  const wanted = freeId(slug, taken);
  return wanted === id ? [set] : [set, {op: "set", path: [...path, "id"], value: wanted}];
}

/** @param {Path} path @param {any} exercise @param {string} word @returns {Edit[]} */
export function sideEdits(path, exercise, word) {
  if (word !== "") return [{op: "set", path: [...path, "sides"], value: sidesValue(word)}];
  return ["sides", "change_of_side", "alternate"]
    .filter((key) => exercise[key] !== undefined)
    .map((key) => ({op: "remove", path: [...path, key]}));
}

/** @param {Path} path @param {any} exercise @param {string} text names with commas @returns {Edit[]} */
export function equipmentEdits(path, exercise, text) {
  const value = text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  if (value.length > 0) return [{op: "set", path: [...path, "equipment"], value}];
  return exercise.equipment === undefined ? [] : [{op: "remove", path: [...path, "equipment"]}];
}
