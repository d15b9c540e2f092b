/** In the page's head: a choice where there are a few routines, a way to the list where many are. */

/** More than these are searched through, not scrolled through. */
const FEW = 20;

export class RoutineChooser {
  /**
   * @param {HTMLSelectElement} select
   * @param {HTMLElement} button
   * @param {{open: (id: string) => void, find: () => void}} moves
   */
  constructor(select, button, {open, find}) {
    this.select = select;
    this.button = button;
    select.addEventListener("change", () => open(select.value));
    button.addEventListener("click", find);
  }

  /**
   * Offer the routines that there are.
   * @param {import("./search.js").Row[]} routines
   */
  show(routines) {
    const {value} = this.select;
    const few = routines.length <= FEW ? routines : [];
    this.select.replaceChildren(...few.map(({id, title}) => new Option(title, id)));
    this.select.value = value;
    this.select.parentElement.hidden = few.length < 2;
    this.button.hidden = routines.length <= FEW;
  }

  /**
   * Show which one is open.
   * @param {string} id
   */
  choose(id) {
    this.select.value = id;
  }
}
