/**
 * New files, as the desk is asked for them.
 *
 * @typedef {{file: string, losses?: string[]}} Begun `losses` is what of an import was not carried over
 */
import {emptyExercise} from "./exercise_edits.js";
import {freeId, slugOf} from "./names.js";
import {addressOf, ask} from "./server.js";

const SAFETY = [
  "Work without pain, and keep breathing.",
  "This is guidance for practice, not medical advice.",
];

/**
 * A title and the titles of exercises; the rest is still to write.
 * @param {string} title
 * @param {string} exercises one a line
 * @param {string[]} taken names of files that are there
 * @returns {Promise<Begun>}
 */
export async function fromWords(title, exercises, taken) {
  const id = freeId(slugOf(title), taken);
  if (slugOf(title) === "") throw new Error("Give it a title with letters in it, as in Knee care.");
  const address = addressOf(`${id}.yaml`);
  const {digest} = await ask(address, "PUT", {text: "format: 2\n", base: ""});
  const values = {id, title: title.trim(), summary: "", safety: SAFETY, exercises: titled(exercises)};
  const edits = Object.entries(values).map(([key, value]) => ({op: "set", path: [key], value}));
  await ask(`${address}/edits`, "POST", {edits, base: digest});
  return {file: `${id}.yaml`};
}

/** Exercises of a list, without its numbers and dashes. @param {string} text */
function titled(text) {
  const taken = [];
  const titles = text.split("\n").map((each) => each.replace(/^[\s\d.)•*-]+/, "").trim());
  return titles
    .filter((title) => title !== "")
    .map((title) => {
      taken.push(freeId(slugOf(title) || "exercise-1", taken));
      return emptyExercise(taken.at(-1), title);
    });
}

/** @param {string} text a handout @returns {Promise<Begun>} */
export const fromText = (text) => imported("handout.txt", new TextEncoder().encode(text));

/** @param {File} file @returns {Promise<Begun>} */
export const fromFile = async (file) => imported(file.name, new Uint8Array(await file.arrayBuffer()));

/**
 * @param {{id: string, title: string}} row of the shelf
 * @param {string[]} taken
 * @returns {Promise<Begun>}
 */
export function fromShelf({id, title}, taken) {
  const slug = slugOf(title);
  const number = freeId(slug, taken).slice(slug.length + 1);
  return ask("routines", "POST", {from: "shelf", id, name: `${title} ${number}`.trim()});
}

/** The file goes as base64. */
function imported(file, bytes) {
  const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return ask("routines", "POST", {from: "import", file, content});
}
