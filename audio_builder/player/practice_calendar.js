/** The days that were practised on this device: a month at a time, to be exported or forgotten. */
import {addDays, dayInWords, dayOf, format, weeksOf} from "./days.js";
import {asCsv, FEELINGS} from "./practice_log.js";
import {counted} from "./words.js";

const LATEST = 5;

export class PracticeCalendar {
  /** A day of the month that is shown. */
  #shown = dayOf(new Date());

  /**
   * @param {HTMLElement} root
   * @param {import("./practice_log.js").PracticeLog} log
   */
  constructor(root, log) {
    this.root = root;
    this.log = log;
    this.table = root.querySelector("table");
    this.export = root.querySelector("a[download]");
    this.#press(".earlier", () => this.#turn(-1));
    this.#press(".later", () => this.#turn(1));
    const question = root.querySelector(".sure");
    this.#press(".forget", () => (question.hidden = !question.hidden));
    this.#press(".forget-all", () => this.log.forget());
    log.addEventListener("change", () => this.#lay());
    this.#lay();
  }

  #press(name, move) {
    this.root.querySelector(name).addEventListener("click", move);
  }

  /** To the month before, or after. */
  #turn(by) {
    const first = `${this.#shown.slice(0, 7)}-01`;
    this.#shown = by < 0 ? addDays(first, -1) : addDays(first, 31);
    this.#lay();
  }

  #lay() {
    const {done} = this.log;
    const today = dayOf(new Date());
    this.root.hidden = done.length === 0;
    const month = this.#shown.slice(0, 7);
    this.root.querySelector(".sure").hidden = true;
    this.root.querySelector(".month").textContent =
      format(this.#shown, {month: "long", year: "numeric"});
    this.root.querySelector(".later").disabled = month >= today.slice(0, 7);
    this.root.querySelector(".earlier").disabled = !done.some(({day}) => day.slice(0, 7) < month);
    const rows = weeksOf(this.#shown).map((week) => this.#week(week, today));
    this.table.querySelector("tbody").replaceChildren(...rows);
    const latest = done.slice(-LATEST).reverse().map((each) => line(each, today));
    this.root.querySelector("ul").replaceChildren(...latest);
    URL.revokeObjectURL(this.export.href);
    this.export.href = URL.createObjectURL(new Blob([asCsv(done)], {type: "text/csv"}));
  }

  #week(days, today) {
    const row = document.createElement("tr");
    for (const day of days) {
      const cell = row.insertCell();
      if (day === null) continue;
      const count = this.log.done.filter((each) => each.day === day).length;
      cell.textContent = String(Number(day.slice(8)));
      if (day === today) cell.setAttribute("aria-current", "date");
      if (count === 0) continue;
      cell.className = "practised";
      const said = document.createElement("span");
      said.className = "unseen";
      said.textContent = `: ${counted(count, "practice")}`;
      cell.append(said);
    }
    return row;
  }
}

function line({day, title, exercise, minutes, felt}, today) {
  const row = document.createElement("li");
  const when = dayInWords(day, today).replace(/^on /, "");
  const name = exercise === null ? title : `${title}: ${exercise}`;
  const parts = [when[0].toUpperCase() + when.slice(1), name, `${minutes} min`];
  if (felt !== null) parts.push(FEELINGS[felt].toLowerCase());
  row.textContent = parts.join(" · ");
  return row;
}
