/** What an import has guessed, to be confirmed one by one: each with the words that it came from. */
import {element} from "./elements.js";
import {confirmed, guessesIn} from "./guesses.js";
import {counted} from "./names.js";

/** @param {import("./context.js").Context} context */
export function showGuesses(context) {
  const {draft} = context;
  const guesses = guessesIn(draft.text);
  if (guesses.length === 0) return null;
  const yes = (guess, index) => {
    draft.replace(confirmed(draft.text, guess.line), `guess ${guess.line}`);
    const left = guessesIn(draft.text).length;
    context.say(left === 0 ? "All guesses are confirmed." : `Confirmed; ${left} to go.`);
    context.focus(`guess ${Math.min(index, left - 1)}`);
  };
  return element(
    "details",
    {class: "guesses", key: "guesses", open: guesses.length > 0 && !closed.has(draft.file) ? true : undefined,
      ontoggle: ({target}) => (target.open ? closed.delete(draft.file) : closed.add(draft.file))},
    element("summary", {}, `${counted(guesses.length, "guess").replace("guesss", "guesses")} to confirm`),
    element("p", {class: "hint"}, "These were read from your words, or made up. Say yes to each that is right."),
    element("ol", {}, guesses.map((guess, index) => element(
      "li",
      {},
      element("p", {class: "guess"}, element("strong", {}, guess.value)),
      element("p", {class: "hint"}, guess.why || "Made up", guess.source && [" · from “", guess.source, "”"]),
      element("span", {class: "row tight"},
        element("button", {type: "button", "data-tool": `guess ${index}`, "aria-label": `Yes: ${guess.value}`, onclick: () => yes(guess, index)}, "Yes"),
        element("button", {type: "button", class: "quiet", "aria-label": `Change it: ${guess.value}`, onclick: () => context.changeLine(guess.line)}, "Change it")),
    ))),
  );
}

const closed = new Set();
