/** What the page says in passing; screen readers hear it. */
const STAYS_MS = 9000;

export class Notice {
  #timer = 0;

  /** @param {HTMLElement} root a live region */
  constructor(root) {
    this.root = root;
  }

  /** @param {string} words */
  say(words) {
    clearTimeout(this.#timer);
    this.root.textContent = words;
    this.root.hidden = false;
    this.#timer = setTimeout(() => this.hide(), STAYS_MS);
  }

  hide() {
    this.root.textContent = "";
  }
}
