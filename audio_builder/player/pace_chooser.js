/**
 * The pace chooser: breath, reps, level, guidance and time where any can be had, else what there is.
 */
import {
  breathLengths, breathSeconds, LEVELS, minutesChoices, paceInWords, repsChoices, samePace,
} from "./pace.js";

/** What a choice is called that leaves something as the routine has it. */
const DEFAULT = "default";

export class PaceChooser {
  /**
   * @param {HTMLDialogElement} dialog
   * @param {import("./coach.js").Coach} coach
   * @param {import("./offline_routines.js").OfflineRoutines} offline
   * @param {(pace: import("./pace.js").Pace) => void} choose
   */
  constructor(dialog, coach, offline, choose) {
    this.dialog = dialog;
    this.coach = coach;
    this.offline = offline;
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

  #show({breath, reps, guide, level, minutes}) {
    this.#showReps(reps);
    this.#showLevels(level);
    this.#showMinutes(minutes);
    [this.fields.in.value, this.fields.out.value] = breathSeconds(breath).map(String);
    this.fields.guide.value = guide;
    this.#follow(this.fields.in);
  }

  /** Where there is one number alone, there is nothing to choose. */
  #showReps(reps) {
    const {routine} = this.coach.rendition;
    const {only} = this.coach.score;
    const exercises = routine.exercises.filter((each) => only === null || each.id === only);
    const choices = repsChoices(exercises).map((count) => new Option(String(count)));
    offer(this.fields.reps, "As the routine says", choices, reps);
    this.fields.reps.parentElement.hidden = choices.length < 2 && reps === null;
  }

  #showLevels(level) {
    const {levels = []} = this.coach.rendition.routine;
    const there = levels.length > 1 ? LEVELS.filter((each) => levels.includes(each.level)) : [];
    const choices = there.map((each) => {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, {type: "radio", name: "level", value: each.level});
      input.checked = each.level === level;
      const name = document.createElement("span");
      name.textContent = each.name;
      label.append(input, name);
      return label;
    });
    const group = this.form.querySelector(".level");
    group.hidden = choices.length === 0;
    group.querySelector(".choices").replaceChildren(...choices);
  }

  /** Only the session can be made shorter. */
  #showMinutes(minutes) {
    const {routine} = this.coach.rendition;
    const {only, timeline} = this.coach.score;
    const session = routine.tracks.find((each) => each.exercise === null);
    const whole_ms = Math.max(session.duration_ms, timeline.duration_ms);
    const choices = minutesChoices(whole_ms, minutes).map(
      (count) => new Option(`At most ${count} minutes`, String(count)),
    );
    offer(this.fields.minutes, "The whole session", choices, minutes);
    this.fields.minutes.parentElement.hidden = only !== null || choices.length === 0;
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
    const {fields} = this;
    const pace = {
      breath: this.#breath(),
      reps: chosen(fields.reps),
      guide: fields.guide.value,
      level: fields.level?.value || this.coach.rendition.pace.level,
      minutes: chosen(fields.minutes),
    };
    if (!samePace(pace, this.coach.rendition.pace)) this.choose(pace);
  }

  #listKept() {
    const kept = this.offline.pacesOf(this.coach.rendition.routine.id);
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

/** Fill a select with numbers, and a first choice that is none of them. */
function offer(select, usual, choices, number) {
  select.replaceChildren(new Option(usual, DEFAULT), ...choices);
  select.value = String(number ?? DEFAULT);
  if (select.value === "") select.value = DEFAULT;
}

function chosen({value}) {
  return value === DEFAULT ? null : Number(value);
}
