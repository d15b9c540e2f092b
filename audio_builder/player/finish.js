/** The end of a practice: what was done, how it felt, and when it is to be done next. */
import {addDays, dayInWords, dayOf} from "./days.js";
import {asReminder, FEELINGS} from "./practice_log.js";
import {about, clock, counted} from "./words.js";

/** What a feeling asks for. */
const ADVICE = {
  easy: "Next time choose a harder level or more reps, under Pace.",
  right: "Well chosen: stay with it.",
  hard: "Next time choose an easier level or fewer reps, under Pace.",
  pain: "Leave out what hurt, and show it to your coach or physio before you do it again.",
};
const AHEAD = [1, 2, 3, 7];

export class Finish {
  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   * @param {import("./practice_meter.js").PracticeMeter} meter
   * @param {import("./practice_log.js").PracticeLog} log
   */
  constructor(root, coach, meter, log) {
    this.root = root;
    this.coach = coach;
    this.meter = meter;
    this.log = log;
    this.felt = root.querySelector(".felt");
    this.felt.querySelector(".choices").append(...Object.entries(FEELINGS).map(feelingChoice));
    this.felt.addEventListener("change", ({target}) => this.#feel(target.value));
    this.days = root.querySelector(".when .choices");
    this.days.addEventListener("change", ({target}) => this.#plan(target.value));
    this.reminder = root.querySelector(".when a");
    meter.addEventListener("practised", () => this.#note());
  }

  /** Show how it ended. */
  show() {
    const {routine} = this.coach.rendition;
    this.root.querySelector("h2").textContent = this.meter.isNoted ? "Well done" : "The end";
    this.root.querySelector(".did").textContent = this.#did();
    this.felt.hidden = !this.meter.isNoted;
    this.#mark("felt", this.log.done.at(-1)?.felt ?? "");
    this.root.querySelector(".advice").textContent = "";
    const today = dayOf(new Date());
    this.days.replaceChildren(...AHEAD.map((count) => dayChoice(today, count)));
    this.#mark("day", this.log.nextOf(routine.id) ?? "");
    this.#offerReminder();
  }

  #note() {
    const {rendition, score} = this.coach;
    const {routine} = rendition;
    const alone = routine.exercises.find(({id}) => id === score.only);
    this.log.add({
      day: dayOf(new Date()),
      routine: routine.id,
      title: routine.title,
      exercise: alone?.title ?? null,
      minutes: Math.max(1, Math.round(this.meter.heard_ms / 60000)),
      felt: null,
    });
  }

  #did() {
    const {rendition, score} = this.coach;
    const {heard_ms, isNoted} = this.meter;
    if (!isNoted) {
      return `You heard ${clock(heard_ms)} of ${clock(score.timeline.duration_ms)}: too little to count.`;
    }
    const today = dayOf(new Date());
    const week = new Set(this.log.done.map(({day}) => day).filter((day) => day > addDays(today, -7)));
    const count = score.only === null
      ? rendition.routine.exercises.filter(({id}) => this.coach.has(id)).length
      : 1;
    const days = `${counted(week.size, "day")} of practice in the last seven`;
    return `${counted(count, "exercise")} in ${about(heard_ms)}. ${days}.`;
  }

  #feel(felt) {
    this.log.feel(felt);
    this.root.querySelector(".advice").textContent = ADVICE[felt];
  }

  #plan(day) {
    this.log.plan(this.coach.rendition.routine.id, day);
    this.#offerReminder();
  }

  /** A file for the calendar of a phone. */
  #offerReminder() {
    const {id, title} = this.coach.rendition.routine;
    const day = this.log.nextOf(id);
    this.reminder.hidden = day === undefined;
    if (day === undefined) return;
    const address = new URL(`?routine=${encodeURIComponent(id)}`, document.baseURI).href;
    const text = asReminder({routine: id, title, day, address, now: new Date()});
    URL.revokeObjectURL(this.reminder.href);
    this.reminder.href = URL.createObjectURL(new Blob([text], {type: "text/calendar"}));
    this.reminder.download = `${id}-${day}.ics`;
  }

  #mark(name, value) {
    for (const box of this.root.querySelectorAll(`[name=${name}]`)) box.checked = box.value === value;
  }
}

function feelingChoice([value, words]) {
  return choice("felt", value, words);
}

function dayChoice(today, count) {
  const day = addDays(today, count);
  const words = count === 7 ? "in a week" : dayInWords(day, today).replace(/^on /, "");
  return choice("day", day, words[0].toUpperCase() + words.slice(1));
}

function choice(name, value, words) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  Object.assign(box, {type: "radio", name, value});
  const text = document.createElement("span");
  text.textContent = words;
  label.append(box, text);
  return label;
}
