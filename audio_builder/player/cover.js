/** The cover of a routine: what it is, for whom, how long, what it takes, and one way to begin. */
import {LEVELS, samePace} from "./pace.js";
import {about, clock, counted} from "./words.js";

/** Nearer to its start than this, one begins and does not go on. */
const BEGUN_MS = 3000;

export class Cover {
  /**
   * @param {Document} page
   * @param {import("./coach.js").Coach} coach
   */
  constructor(page, coach) {
    this.page = page;
    this.coach = coach;
    this.again = page.getElementById("restart");
    this.again.addEventListener("click", () => coach.playFrom(0));
    for (const name of ["change", "tick"]) coach.addEventListener(name, () => this.#offer());
    coach.addEventListener("change", () => this.#lay());
  }

  #lay() {
    const {rendition, score} = this.coach;
    const {routine, track} = rendition;
    const exercise = routine.exercises.find(({id}) => id === score.only);
    this.#text("cover-kind", exercise ? routine.title : sentence(routine.genre ?? "routine"));
    this.#text("cover-title", (exercise ?? routine).title);
    this.#text("cover-summary", exercise ? exercise.purpose : routine.summary);
    const facts = exercise ? [] : factsOf(routine, rendition.pace);
    const minutes = about(score.timeline.duration_ms);
    this.page.getElementById("cover-facts").replaceChildren(...[minutes, ...facts].map(item));
    const by = [maker(routine), credit(routine)].filter(Boolean).join(" ");
    this.#text("cover-maker", track === routine.id || !exercise ? by : "");
  }

  /** Begin, or go on from where one was. */
  #offer() {
    const {score, sound} = this.coach;
    const left_ms = score.timeline.duration_ms - sound.ms;
    const goesOn = sound.ms > BEGUN_MS && left_ms > 0;
    const words = goesOn ? `Go on · ${clock(left_ms)} left` : "Play";
    this.#text("play-words", sound.audio.ended ? "Once more" : words);
    this.again.hidden = !goesOn;
  }

  #text(id, text) {
    const element = this.page.getElementById(id);
    if (element.textContent !== text) element.textContent = text;
  }
}

/** What one would ask before one begins. */
function factsOf(routine, pace) {
  const {exercises, equipment = [], body_parts = [], postures = [], levels = []} = routine;
  const level = LEVELS.find((each) => each.level === pace.level)?.name;
  return [
    counted(exercises.length, exercises.some((each) => each.exercises?.length) ? "part" : "exercise"),
    equipment.length > 0 ? `with ${equipment.join(", ")}` : "no equipment",
    postures.join(", "),
    body_parts.length > 0 ? `for ${body_parts.join(", ")}` : "",
    levels.length > 1 ? `${counted(levels.length, "level")}, now ${level.toLowerCase()}` : "",
    samePace(pace, routine.pace) ? "" : "at your own pace",
  ].filter(Boolean);
}

function maker({author}) {
  return author && author !== "Repcast" ? `By ${author}.` : "";
}

function credit({source}) {
  return source ? `After ${source.author}, ${source.publisher}.` : "";
}

function item(text) {
  const element = document.createElement("li");
  element.textContent = text;
  return element;
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1);
}
