/** The keyboard: the same moves as the buttons. The letters can be switched off (WCAG 2.1.4). */

const SEEK_MS = 5000;
/** Where a space or an arrow means something of its own. */
const OWN_SPACE = "button, a, summary, select, input";
const OWN_ARROWS = "select, input:not(#seek)";

/**
 * @param {import("./coach.js").Coach} coach
 * @param {() => boolean} lettersOn
 * @param {() => void} showHelp
 */
export function listenToKeys(coach, lettersOn, showHelp) {
  const letters = {
    n: () => coach.next(),
    p: () => coach.previous(),
    r: () => coach.repeatExercise(),
    s: () => coach.repeatSide(),
    "?": showHelp,
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) {
      return;
    }
    const on = /** @type {Element} */ (event.target);
    let move;
    if (event.key === " " && (on.id === "seek" || !on.matches(OWN_SPACE))) {
      move = () => coach.toggle();
    } else if (/^Arrow(Left|Right)$/.test(event.key) && !on.matches(OWN_ARROWS)) {
      move = () => coach.seekBy(event.key === "ArrowLeft" ? -SEEK_MS : SEEK_MS);
    } else if (lettersOn() && coach.score) {
      move = letters[event.key.toLowerCase()];
    }
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
}
