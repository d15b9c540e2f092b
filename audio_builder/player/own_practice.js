/** At the top of a library: what one did last, and what one wanted to do next. */
import {layAnew} from "./focus.js";
import {dayInWords, dayOf} from "./days.js";

export class OwnPractice {
  /**
   * @param {HTMLElement} root
   * @param {import("./practice_log.js").PracticeLog} log
   * @param {{open: (id: string) => void, begun: () => string | undefined}} routines `begun` is the one
   *   that was open last
   */
  constructor(root, log, {open, begun}) {
    this.root = root;
    this.log = log;
    this.open = open;
    this.begun = begun;
    this.rows = [];
    log.addEventListener("change", () => this.#lay());
  }

  /** @param {import("./search.js").Row[]} rows that there are */
  show(rows) {
    this.rows = rows;
    this.#lay();
  }

  #lay() {
    const today = dayOf(new Date());
    const known = new Map(this.rows.map((row) => [row.id, row]));
    const offers = new Map();
    for (const [id, day] of this.log.next) {
      const late = day < today ? "planned for" : "next,";
      offers.set(id, `${late} ${dayInWords(day, today)}`.replace("for on", "for"));
    }
    const last = this.log.done.at(-1);
    if (last && !offers.has(last.routine)) {
      offers.set(last.routine, `last done ${dayInWords(last.day, today)}`);
    }
    const begun = this.begun();
    if (begun && !offers.has(begun)) offers.set(begun, "open last");
    const there = [...offers].filter(([id]) => known.has(id));
    layAnew(this.root, there.map(([id, words]) => this.#button(known.get(id), words)));
    this.root.hidden = there.length === 0;
  }

  #button({id, title}, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", `Open ${title}: ${words}`);
    const [name, small] = ["strong", "span"].map((tag) => document.createElement(tag));
    name.textContent = title;
    small.textContent = words[0].toUpperCase() + words.slice(1);
    button.append(name, small);
    button.addEventListener("click", () => this.open(id));
    return button;
  }
}
