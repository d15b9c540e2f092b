/** What an import has guessed, to be confirmed one by one: each with the words that it came from. */
import {element} from "./elements.js";
import {confirmed, guessesIn, leftOut} from "./guesses.js";

/** @param {import("./context.js").Context} context */
export function showGuesses(context) {
  const {draft} = context;
  const guesses = guessesIn(draft.text);
  if (guesses.length === 0) return null;
  const yes = (list, index) => {
    const text = list.toReversed().reduce((before, {line}) => confirmed(before, line), draft.text);
    draft.replace(text, `guess ${list[0].line}`);
    const left = guessesIn(text).length;
    context.say(left === 0 ? "All guesses are confirmed." : `Confirmed; ${left} to go.`);
    context.focus(`guess ${Math.min(index, left - 1)}`);
  };
  const toggled = ({target}) => (target.open ? closed.delete(draft.file) : closed.add(draft.file));
  const missed = leftOut(draft.text);
  const groups = Map.groupBy(guesses, ({source}) => source);
  return element(
    "details",
    {class: "guesses", key: "guesses", open: !closed.has(draft.file), ontoggle: toggled},
    element(
      "summary",
      {},
      element("h2", {}, guesses.length === 1 ? "1 guess to confirm" : `${guesses.length} guesses to confirm`),
    ),
    element(
      "p",
      {class: "hint"},
      "These were read from your words, or made up. Say yes to each that is right.",
    ),
    missed.length > 0 && element("p", {class: "hint"}, `Not in the routine: “${missed.join("”, “")}”`),
    element(
      "div",
      {class: "guess-groups", tabindex: "0", role: "group", "aria-label": "Guesses"},
      [...groups].map(([source, list]) => group(context, source, list, guesses, yes)),
    ),
  );
}

function group(context, source, list, guesses, yes) {
  const first = guesses.indexOf(list[0]);
  return element(
    "section",
    {"aria-label": source || "The routine"},
    element(
      "div",
      {class: "guess-head"},
      element("h3", {}, source ? `“${source}”` : "The routine"),
      list.length > 1 &&
        element(
          "button",
          {
            type: "button",
            class: "quiet",
            "aria-label": `Yes to all ${list.length} of ${source || "the routine"}`,
            onclick: () => yes(list, first),
          },
          `Yes to all ${list.length}`,
        ),
    ),
    element(
      "ol",
      {},
      list.map((guess) => row(context, guess, guesses.indexOf(guess), yes)),
    ),
  );
}

function row(context, guess, index, yes) {
  return element(
    "li",
    {},
    element("p", {class: "guess"}, element("strong", {}, guess.value)),
    element("p", {class: "hint"}, guess.why || "Made up"),
    element(
      "span",
      {class: "row tight"},
      element(
        "button",
        {
          type: "button",
          "data-tool": `guess ${index}`,
          "aria-label": `Yes: ${guess.value}`,
          onclick: () => yes([guess], index),
        },
        "Yes",
      ),
      element(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-label": `Change it: ${guess.value}`,
          onclick: () => context.changeLine(guess.line),
        },
        "Change it",
      ),
    ),
  );
}

const closed = new Set();
