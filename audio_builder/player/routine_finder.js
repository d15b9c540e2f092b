/** The list of routines where there are several that differ: by kind, level and equipment. */
import {found, wishes} from "./search.js";
import {layAnew} from "./focus.js";
import {about, counted} from "./words.js";

export class RoutineFinder {
  #routines = [];

  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   * @param {(id: string) => void} open
   */
  constructor(root, coach, open) {
    this.root = root;
    this.coach = coach;
    this.open = open;
    this.list = root.querySelector("ul");
    this.count = root.querySelector("[role=status]");
    /** @type {HTMLSelectElement[]} */
    this.selects = [...root.querySelectorAll("select")];
    root.addEventListener("change", () => this.#tell());
    coach.addEventListener("change", () => this.#lay());
  }

  /**
   * Offer the routines that there are; what was chosen among them stays.
   * @param {any[]} routines
   */
  show(routines) {
    this.#routines = routines;
    const choices = wishes(routines);
    for (const select of this.selects) {
      const chosen = select.value;
      const options = choices[select.name].map(({value, words}) => new Option(words, value));
      select.replaceChildren(new Option("any", ""), ...options);
      select.value = options.some(({value}) => value === chosen) ? chosen : "";
      select.parentElement.hidden = options.length === 0;
    }
    this.root.hidden = this.selects.every((select) => select.parentElement.hidden);
    this.#lay();
  }

  #lay() {
    layAnew(this.list, this.#found().map((routine) => this.#row(routine)));
  }

  #tell() {
    this.#lay();
    const {length} = this.#found();
    this.count.textContent = `${length} of ${counted(this.#routines.length, "routine")}`;
  }

  #found() {
    const wish = this.selects.map(({name, value}) => [name, value]);
    return found(this.#routines, Object.fromEntries(wish));
  }

  #row({id, title, genre, equipment = [], tracks}) {
    const row = document.createElement("li");
    const heading = document.createElement("h3");
    heading.textContent = title;
    const facts = document.createElement("p");
    facts.className = "facts";
    const session = tracks.find((track) => track.exercise === null);
    facts.textContent = [genre, about(session.duration_ms), ...equipment].filter(Boolean).join(" · ");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Open";
    button.setAttribute("aria-label", `Open: ${title}`);
    if (this.coach.rendition?.routine.id === id) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => this.open(id));
    row.append(heading, facts, button);
    return row;
  }
}
