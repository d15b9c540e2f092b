/**
 * Problems: which part each is about, and whether something is wrong or only not written yet. Pure.
 *
 * @typedef {import("./draft.js").Problem} Problem
 */
import {wordOf} from "./paths.js";

const MISSING = /^'(\w+)' is missing/;
const EMPTY = /(^'\w+'|' of '\w+'|^item \d+ of '\w+') is (missing|empty)/;
const POSTURE = /^the posture changes from /;
const MEND = /^(add it|give it|give at least 1): /;

/** The path of what a problem is about, with the key in it that is missing. @param {Problem} problem */
export function whereOf({path, what}) {
  const parts = path ?? [];
  if (POSTURE.test(what))
    return wordOf([...(parts.at(-1) === "posture" ? parts.slice(0, -1) : parts), "change_of_posture"]);
  const missing = MISSING.exec(what)?.[1];
  return wordOf([...parts, ...(missing ? [missing] : [])]);
}

/** Whether it is only that something has not been written yet. @param {Problem} problem */
export const isToDo = ({what}) => EMPTY.test(what) || POSTURE.test(what);

/** A problem in words for who writes in the form. @param {Problem} problem */
export function told(problem) {
  const {what, mend} = problem;
  if (POSTURE.test(what)) return "Still to write: how to get from one posture into the other";
  return isToDo(problem) ? `Still to write: ${mend.replace(MEND, "")}` : `${what}: ${mend}`;
}
