/** The pace chooser: breath, reps and guidance where any can be had, else what there is. */
import {
  breathLengths, breathSeconds, GUIDES, paceInWords, repsChoices, samePace,
} from "./pace.js";

export class PaceChooser {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {import("./coach.js").Coach} coach
   * @param {import("./shelf.js").Shelf} shelf
   * @param {(pace: import("./pace.js").Pace) => void} choose
   */
  constructor(dialog, coach, shelf, choose) {
    this.dialog = dialog;
    this.coach = coach;
    this.shelf = shelf;
    this.choose = choose;
    this.form = dialog.querySelector("form");
    this.fields = this.form.elements;
    this.#fill();
    this.form.addEventListener("submit", () => this.#take());
    this.form.addEventListener("input", ({target}) => this.#follow(target));
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  }

  open() {
    const {library, rendition} = this.coach;
    const free = library.addresses.anyPace && library.online;
    this.dialog.querySelector(".free").hidden = !free;
    this.dialog.querySelector(".fixed").textContent = this.#fixedInWords();
    this.#show(rendition.pace);
    this.#listKept();
    this.dialog.showModal();
    this.form.querySelector("input:checked").focus();
  }

  #fixedInWords() {
    const {library, rendition} = this.coach;
    if (library.addresses.anyPace && library.online) return "";
    const pace = paceInWords(rendition.pace);
    if (!library.online) return `There is no connection. You hear ${pace}.`;
    return `This library has one pace: ${pace}.`;
  }

  #fill() {
    for (const name of ["in", "out"]) {
      const lengths = breathLengths().map((length) => new Option(`${length} s`, String(length)));
      this.fields[name].replaceChildren(...lengths);
    }
  }

  #show({breath, reps, guide}) {
    const {routine} = this.coach.rendition;
    const {only} = this.coach.score;
    const exercises = routine.exercises.filter((each) => only === null || each.id === only);
    const choices = repsChoices(exercises).map((count) => new Option(String(count)));
    this.fields.reps.replaceChildren(new Option("As the routine says", "default"), ...choices);
    this.fields.reps.value = String(reps ?? "default");
    if (this.fields.reps.value === "") this.fields.reps.value = "default";
    [this.fields.in.value, this.fields.out.value] = breathSeconds(breath).map(String);
    this.fields.guide.value = guide;
    this.#follow(this.fields.in);
  }

  /** A preset sets the lengths; lengths of one's own leave the presets. */
  #follow(target) {
    if (target.name === "preset" && target.value !== "own") {
      [this.fields.in.value, this.fields.out.value] = breathSeconds(target.value).map(String);
    } else if (target.name === "in" || target.name === "out") {
      const breath = this.#breath();
      const known = [...this.fields.preset].some(({value}) => value === breath);
      this.fields.preset.value = known ? breath : "own";
    }
  }

  #breath() {
    return `${this.fields.in.value}-${this.fields.out.value}`;
  }

  #take() {
    const reps = this.fields.reps.value;
    const guide = this.fields.guide.value;
    const pace = {breath: this.#breath(), reps: reps === "default" ? null : Number(reps), guide};
    if (!samePace(pace, this.coach.rendition.pace)) this.choose(pace);
  }

  #listKept() {
    const kept = this.shelf.pacesOf(this.coach.rendition.routine.id);
    const section = this.dialog.querySelector(".kept-paces");
    section.hidden = kept.length === 0;
    const buttons = kept.map(({pace}) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = paceInWords(pace);
      if (samePace(pace, this.coach.rendition.pace)) button.setAttribute("aria-current", "true");
      button.addEventListener("click", () => {
        this.dialog.close();
        this.choose(pace);
      });
      return button;
    });
    section.querySelector("div").replaceChildren(...buttons);
  }
}
