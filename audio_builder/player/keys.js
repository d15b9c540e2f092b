/** The keyboard: the same moves as the buttons. The letters can be switched off (WCAG 2.1.4). */

const SEEKS = {ArrowLeft: -5000, ArrowRight: 5000, ArrowDown: -5000, ArrowUp: 5000};
/** Where a space, an arrow or a letter means something of its own. */
const OWN_SPACE = "button, a, select, input";
const OWN_ARROWS = "select, input";
const OWN_LETTERS = "select, input[type=url], input[type=search]";

/**
 * @param {import("./coach.js").Coach} coach
 * @param {() => boolean} lettersOn
 * @param {Record<string, () => void>} others what other letters do
 */
export function listenToKeys(coach, lettersOn, others) {
  const letters = {
    n: () => coach.next(),
    p: () => coach.previous(),
    r: () => coach.repeatExercise(),
    s: () => coach.repeatSide(),
    ...others,
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) {
      return;
    }
    const on = /** @type {Element} */ (event.target);
    const by_ms = SEEKS[event.key];
    let move;
    if (event.key === " " && (on.id === "seek" || !on.matches(OWN_SPACE))) {
      move = () => event.repeat || coach.toggle();
    } else if (by_ms !== undefined && (on.id === "seek" || mayMove(event.key, on))) {
      move = () => coach.seekBy(by_ms);
    } else if (lettersOn() && coach.score && !event.repeat && !on.matches(OWN_LETTERS)) {
      move = letters[event.key.toLowerCase()];
    }
    if (move === undefined) return;
    event.preventDefault();
    move();
  });
}

/** Up and down scroll the page, but on the bar. */
function mayMove(key, on) {
  return /^Arrow(Left|Right)$/.test(key) && !on.matches(OWN_ARROWS);
}
