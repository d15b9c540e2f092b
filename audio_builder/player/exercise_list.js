/** The list of what can be played: the session, with its exercises to jump to, or one by itself. */
import {drawingsOf, showDrawing} from "./drawing.js";
import {FigureDrawing} from "./figure_drawing.js";
import {layAnew} from "./focus.js";
import {samePace} from "./pace.js";
import {exerciseStart} from "./places.js";
import {previewOf, telling} from "./preview.js";
import {segmentAt} from "./timeline.js";
import {about, counted} from "./words.js";

export class ExerciseList {
  /** By exercise, what its figure does, as far as a track told it; of one routine. */
  #previews = new Map();
  #routine = "";

  /**
   * @param {HTMLElement} root
   * @param {import("./coach.js").Coach} coach
   */
  constructor(root, coach) {
    this.coach = coach;
    this.root = root;
    coach.addEventListener("change", () => this.#lay());
    coach.addEventListener("tick", () => this.#mark());
  }

  #lay() {
    const {routine, track} = this.coach.rendition;
    this.#findPreviews(routine.id);
    const session = routine.tracks.find((each) => each.exercise === null);
    const whole = this.#row("The whole session", this.#minutes(session));
    if (routine.equipment?.length > 0) {
      whole.append(paragraph(`You need: ${routine.equipment.join(", ")}`));
    }
    whole.append(this.#button("Play it all", track === session.id, () => this.#open(session.id)));
    const rows = routine.exercises.map((exercise) => {
      const own = routine.tracks.find((each) => each.exercise === exercise.id);
      const parts = [...dose(exercise, this.coach.rendition.pace), this.#minutes(own)];
      const facts = parts.filter(Boolean).join(" · ");
      const row = this.#row(`${exercise.number}. ${exercise.title}`, facts);
      row.dataset.exercise = exercise.id;
      row.prepend(this.#picture(exercise, own));
      if (exercise.exercises?.length > 0) row.append(titles(exercise.exercises));
      row.append(paragraph(exercise.purpose));
      if (track === session.id && this.coach.has(exercise.id)) {
        row.append(this.#button("Jump to it", false, () => this.#jump(exercise.id)));
      }
      row.append(this.#button("By itself", track === own.id, () => this.#open(own.id)));
      for (const button of row.querySelectorAll("button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${exercise.title}`);
      }
      return row;
    });
    layAnew(this.root, [whole, ...rows]);
    this.root.parentElement.hidden = false;
    this.#mark();
  }

  #findPreviews(routine) {
    if (routine !== this.#routine) this.#previews.clear();
    this.#routine = routine;
    const {timeline, segments} = this.coach.score;
    for (const {exercise, start_ms, end_ms} of segments) {
      const preview = previewOf(timeline.figure, start_ms, end_ms);
      if (preview !== null) this.#previews.set(exercise, preview);
    }
  }

  /** How an exercise looks: its figure, or else its drawing, or nothing. */
  #picture({id}, track) {
    const holder = document.createElement("div");
    holder.className = "picture";
    holder.setAttribute("aria-hidden", "true");
    const preview = this.#previews.get(id);
    const {library, rendition} = this.coach;
    const path = `${rendition.routine.id}/${track.id}.svg`;
    if (preview) {
      const drawing = new FigureDrawing(holder, {close: true});
      drawing.show(preview.movement, telling(preview), {arrow: false});
    } else if (drawingsOf(rendition.routine).includes(path)) {
      showDrawing(holder, path, library.addresses);
    }
    return holder;
  }

  #row(title, facts) {
    const row = document.createElement("li");
    const heading = document.createElement("h3");
    heading.textContent = title;
    const small = paragraph(facts);
    small.className = "facts";
    row.append(heading, small);
    return row;
  }

  #button(words, current, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", words);
    if (current) button.setAttribute("aria-current", "true");
    button.addEventListener("click", press);
    return button;
  }

  /** How long a track takes, where that is known: at the routine's own pace. */
  #minutes(track) {
    const {routine, pace} = this.coach.rendition;
    return samePace(pace, routine.pace) ? about(track.duration_ms) : "";
  }

  #jump(exercise) {
    this.coach.playFrom(exerciseStart(this.coach.score.timeline, exercise));
  }

  /** Play a track from its start. */
  #open(track) {
    const {asked, rendition} = this.coach;
    if (track === rendition.track && asked === rendition) this.coach.playFrom(0);
    else this.coach.open({routine: rendition.routine, track, pace: asked.pace}, {play: true});
  }

  #mark() {
    const {exercise} = segmentAt(this.coach.score.segments, this.coach.sound.ms);
    for (const row of this.root.children) {
      const here = row.dataset.exercise !== undefined && row.dataset.exercise === exercise;
      if (here) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    }
  }
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

/** What a block consists of. */
function titles(exercises) {
  const list = document.createElement("ul");
  list.className = "inner";
  for (const {title} of exercises) {
    const item = document.createElement("li");
    item.textContent = title;
    list.append(item);
  }
  return list;
}

function dose({dose: inWords, reps, sets, sides}, pace) {
  if (inWords) return [inWords];
  const count = Math.min(Math.max(pace.reps ?? reps.default, reps.min), reps.max);
  const parts = [counted(count, "rep")];
  if (sets > 1) parts.push(counted(sets, "set"));
  if (sides.length > 1) parts.push("each side");
  return parts;
}
