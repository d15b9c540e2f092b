/** Lists that are laid anew while someone stands in them with the keyboard or a reader. */

/**
 * Replace the rows of a list; whoever stood at a button stands at the one with the same label.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} rows
 */
export function layAnew(list, rows) {
  const here = document.activeElement;
  const label = list.contains(here) ? here.getAttribute("aria-label") : null;
  list.replaceChildren(...rows);
  if (label === null) return;
  const buttons = [...list.querySelectorAll("button")];
  buttons.find((button) => button.getAttribute("aria-label") === label)?.focus();
}
