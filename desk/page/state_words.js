/** Whether the draft is saved, in words. */

const WORDS = {
  saved: "Saved",
  saving: "Saving…",
  lost: "The desk does not answer. What you type is kept here, and saved when it is back.",
  conflict: "Not saved: the file was changed elsewhere in the same lines.",
};

/**
 * @param {import("./draft.js").Draft} draft
 * @param {boolean} unreachable whether the desk did not answer when last asked
 */
export function stateWords({state, trouble}, unreachable) {
  if (state === "refused") return `Not saved: ${trouble}`;
  if (state === "saved" && unreachable) return WORDS.lost;
  return WORDS[state];
}

/** Whether it wants to be seen. */
export const isTrouble = ({state}, unreachable) => unreachable || !["saved", "saving"].includes(state);
