/**
 * The stage: what announcements.js says, on the page. A text is touched only when it changes, and nothing on
 * the stage is a live region: the coach speaks already.
 */
import {drawingsOf, showDrawing} from "./drawing.js";
import {announcementAt} from "./announcements.js";
import {clock, countdown} from "./words.js";

export class Stage {
  #shown = new Map();

  /**
   * @param {Document} page
   * @param {import("./coach.js").Coach} coach
   */
  constructor(page, coach) {
    this.page = page;
    this.coach = coach;
    this.progress = page.getElementById("progress");
    this.play = page.getElementById("play");
    for (const name of ["tick", "change"]) coach.addEventListener(name, () => this.show());
    coach.addEventListener("state", () => this.#showState());
    this.#lookOften();
  }

  /** Show the moment that is heard. */
  show() {
    const {rendition, score, sound} = this.coach;
    if (!score) return;
    // A track may be a little shorter than its timeline.
    const ms = sound.audio.ended ? score.timeline.duration_ms : sound.ms;
    const now = announcementAt(rendition.routine, score, ms);
    const left = now.doing.left_s;
    this.#text("kicker", now.kicker);
    this.#text("heading", now.heading);
    this.#text("side", now.sideWords);
    this.#text("rep", now.rep);
    this.#text("caption", now.caption);
    this.#text("doing", now.doing.words);
    this.#text("doing-left", left === null ? "" : countdown(left));
    this.page.body.classList.toggle("by-clock", now.doing.byClock);
    this.page.body.dataset.side = now.sideWords === "" ? "" : now.side;
    this.#text("next", now.next);
    this.#text("exercise-time", now.exerciseTime);
    this.#text("left", clock(now.left_ms));
    this.#text("elapsed", clock(ms));
    this.page.getElementById("repeat-side").disabled = !now.sided;
    this.progress.style.strokeDashoffset = String(1 - now.doing.done);
    this.progress.style.opacity = now.doing.done > 0 ? "1" : "0";
    this.#showDrawing(now);
  }

  #showDrawing({exercise, side}) {
    const holder = this.page.getElementById("drawing");
    holder.classList.toggle("mirrored", side === "right");
    const {routine} = this.coach.rendition;
    const track = exercise && routine.tracks.find((each) => each.exercise === exercise.id);
    const own = track ? `${routine.id}/${track.id}.svg` : "";
    const path = drawingsOf(routine).includes(own) ? own : ""; // none is asked for in vain
    if (this.#shown.get("drawing") === path) return;
    this.#shown.set("drawing", path);
    showDrawing(holder, path, this.coach.library.addresses);
  }

  #text(id, text) {
    if (this.#shown.get(id) === text) return;
    this.#shown.set(id, text);
    const element = this.page.getElementById(id);
    element.textContent = text;
    element.classList.toggle("empty", text === "");
  }

  #showState() {
    const {playing, audio} = this.coach.sound;
    this.page.body.classList.toggle("playing", playing);
    const late = playing && audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    this.page.body.classList.toggle("waiting", late);
    this.play.setAttribute("aria-label", playing ? "Pause" : "Play");
    this.show();
  }

  /** Between two `timeupdate`s a countdown would jump: look more often while playing. */
  #lookOften() {
    setInterval(() => {
      if (this.coach.sound.playing && !this.page.hidden) this.show();
    }, 100);
  }
}
