/** What changed since the last build. */
import {element, show} from "./elements.js";
import {wordOf} from "./paths.js";
import {ask} from "./server.js";

const WORDS = {added: "new", removed: "removed", moved: "moved", changed: "changed"};

let turn = 0;

/**
 * @param {HTMLElement} root
 * @param {import("./draft.js").Draft} draft
 * @param {(word: string) => void} goTo a part of the form
 */
export async function showChanges(root, draft, goTo) {
  const mine = (turn += 1);
  const told = await ask(`${draft.address}/changes`).catch((error) => ({why: error.message, changes: []}));
  if (mine !== turn) return; // it was asked for again meanwhile
  const {built, why, changes} = told;
  show(
    root,
    why ? element("p", {class: "hint"}, `${why[0].toUpperCase()}${why.slice(1)}.`) : null,
    built ? element("p", {class: "hint"}, `Built ${when(Date.parse(built))}.`) : null,
    built && changes.length === 0 ? element("p", {}, "Nothing has changed since.") : null,
    element(
      "ul",
      {class: "changes"},
      changes.map(({kind, title, path, lines}) =>
        element(
          "li",
          {},
          element("strong", {}, title || "The routine itself"),
          ` ${WORDS[kind] ?? kind}`,
          path?.length > 0 &&
            element("button", {type: "button", class: "quiet", onclick: () => goTo(wordOf(path))}, "Show"),
          lines.length > 0 &&
            element(
              "ul",
              {},
              lines.map((line) => element("li", {}, line)),
            ),
        ),
      ),
    ),
  );
}

/** A time as one says it. @param {number} ms since 1970 */
export function when(ms) {
  const then = new Date(ms);
  const today = then.toDateString() === new Date().toDateString();
  const time = then.toLocaleTimeString("en", {hour: "2-digit", minute: "2-digit", hour12: false});
  return today
    ? `today at ${time}`
    : `on ${then.toLocaleDateString("en", {day: "numeric", month: "long", year: "numeric"})} at ${time}`;
}
