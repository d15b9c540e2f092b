/** The list of routines where there are several: found by words, and by what they are and take. */
import {choices, find} from "./search.js";
import {layAnew} from "./focus.js";
import {about, counted} from "./words.js";

/** How many rows are laid at a time. */
const ROWS = 100;

export class RoutineFinder {
  #routines = [];
  #found = [];
  #most = ROWS;
  /** What the page's address asked for, until there is something to look through. */
  #asked;

  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   * @param {{
   *   asked: Partial<import("./search.js").Wish>, open: (id: string) => void,
   *   wished: (wish: Partial<import("./search.js").Wish>) => void,
   * }} of what was looked for before, what opens a routine, and who is told of another wish
   */
  constructor(root, coach, {asked, open, wished}) {
    this.root = root;
    this.coach = coach;
    this.open = open;
    this.#asked = asked;
    this.list = root.querySelector("ul");
    this.count = root.querySelector("[role=status]");
    this.more = root.querySelector(".more");
    /** @type {HTMLInputElement} */
    this.words = root.querySelector("[name=words]");
    /** @type {HTMLSelectElement[]} */
    this.selects = [...root.querySelectorAll("select")];
    root.addEventListener("input", () => {
      this.#look();
      wished(this.#wish());
    });
    this.more.addEventListener("click", () => this.#goOn());
    coach.addEventListener("change", () => this.#lay());
  }

  /**
   * Offer the routines that there are; what was chosen among them stays.
   * @param {import("./search.js").Row[]} routines
   */
  show(routines) {
    const asked = {...this.#wish(), ...this.#asked};
    this.#routines = routines;
    const offered = choices(routines);
    for (const select of this.selects) {
      const options = offered[select.name].map(({value, words}) => new Option(words, value));
      select.replaceChildren(new Option("any", ""), ...options);
      const there = options.some(({value}) => value === asked[select.name]);
      select.value = there ? asked[select.name] : "";
      select.parentElement.hidden = options.length === 0;
    }
    this.words.value = asked.words;
    if (routines.length > 0) this.#asked = {};
    this.#look(this.#most);
  }

  /** Stand where words can be looked for. */
  stand() {
    this.root.scrollIntoView();
    this.words.focus({preventScroll: true});
  }

  #wish() {
    const fields = [this.words, ...this.selects];
    return Object.fromEntries(fields.map(({name, value}) => [name, value]));
  }

  #look(most = ROWS) {
    this.#found = find(this.#routines, this.#wish());
    this.#most = most;
    this.#lay();
    const {length} = this.#found;
    const count = `${length.toLocaleString("en")} of ${counted(this.#routines.length, "routine")}`;
    // It is a live region: written again, the same words would be read out again.
    if (this.count.textContent !== count) this.count.textContent = count;
  }

  #lay() {
    layAnew(this.list, this.#found.slice(0, this.#most).map((routine) => this.#row(routine)));
    const left = this.#found.length - this.#most;
    this.more.hidden = left <= 0;
    this.more.textContent = `Show ${Math.min(left, ROWS)} more`;
  }

  /** Lay more rows, and stand at the first of them. */
  #goOn() {
    const first = this.#most;
    this.#most += ROWS;
    this.#lay();
    this.list.children[first].querySelector("button").focus();
  }

  #row({id, title, genre, duration_ms, body_parts = [], equipment = []}) {
    const row = document.createElement("li");
    const heading = document.createElement("h3");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.setAttribute("aria-label", `Open: ${title}`);
    if (this.coach.rendition?.routine.id === id) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => this.open(id));
    heading.append(button);
    const facts = document.createElement("p");
    facts.className = "facts";
    const length = document.createElement("span");
    length.className = "length";
    length.textContent = about(duration_ms);
    const others = [genre, ...body_parts, ...equipment].filter(Boolean);
    facts.append(length, ...others.map((each) => ` · ${each}`));
    row.append(picture(`${id}/cover.png`), heading, facts);
    return row;
  }
}

/** The picture of a routine, loaded when it comes near; gone if there is none. */
function picture(address) {
  const image = document.createElement("img");
  image.loading = "lazy";
  image.alt = "";
  image.width = image.height = 320;
  image.addEventListener("error", () => image.remove());
  image.src = address;
  return image;
}
