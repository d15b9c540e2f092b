/** What is seen: lengths, the score with its playhead, and the moment that it stands at. */
import {FigureDrawing} from "../player-modules/figure_drawing.js";
import {momentAt} from "../player-modules/movement.js";
import {element, show} from "./elements.js";
import {clock} from "./names.js";
import {captionAt} from "./score_rows.js";
import {scoreOf} from "./score.js";

const ZOOMS = [1, 2, 4, 8, 16];

export class SeenPane {
  #ms = 0;
  #zoom = 1;
  /** @type {{holder: Element | null, drawing: FigureDrawing | null}} */
  #figure = {holder: null, drawing: null};

  /**
   * @param {HTMLElement} root
   * @param {import("./plan.js").Plan} plan
   * @param {(exercise: string) => void} goTo an exercise in the form
   * @param {(text: string, side: string, button: HTMLElement) => void} hear
   */
  constructor(root, plan, goTo, hear) {
    Object.assign(this, {root, plan, goTo, hear});
    plan.addEventListener("plan", () => this.draw());
    this.onseek = null;
    this.draw();
  }

  /** Set the playhead. @param {number} ms @param {boolean} [follows] it was not a person who did */
  seek(ms, follows = false) {
    this.#ms = Math.round(ms);
    if (!follows) this.onseek?.(this.#ms);
    this.draw();
    if (follows) this.root.querySelector(".needle")?.scrollIntoView({block: "nearest", inline: "nearest"});
  }

  draw() {
    const {timeline, trouble} = this.plan;
    if (timeline === null) {
      show(
        this.root,
        element("h2", {}, "The plan"),
        element(
          "p",
          {class: "hint"},
          trouble ||
            "Here the session appears as a score, as soon as nothing is left to write or to mend in the form.",
        ),
      );
      return;
    }
    this.#ms = Math.min(this.#ms, timeline.duration_ms);
    const moment = timeline.figure ? momentAt(timeline.figure, this.#ms) : null;
    show(
      this.root,
      element("h2", {}, "The plan"),
      this.#lengths(timeline),
      this.#score(timeline),
      this.#moment(timeline, moment),
    );
    if (moment !== null) this.#drawing().show(timeline.figure, moment);
  }

  /** The figure draws itself, in a place that is left to it. */
  #drawing() {
    const holder = this.root.querySelector(".figure");
    if (this.#figure.holder !== holder) this.#figure = {holder, drawing: new FigureDrawing(holder)};
    return this.#figure.drawing;
  }

  #lengths(timeline) {
    const {fit, whyEstimated} = this.plan;
    const about = whyEstimated ? "about " : "";
    const pair = (name, ms) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, ms === undefined ? "…" : clock(ms)));
    return [
      element(
        "dl",
        {class: "lengths"},
        pair("Length", timeline.duration_ms),
        pair("Shortest", fit?.shortest_ms),
        pair("Longest", fit?.longest_ms),
      ),
      about && element("p", {class: "hint"}, "Estimated: some words have not been voiced yet."),
    ];
  }

  #score(timeline) {
    const zoomed = (by) => {
      this.#zoom = ZOOMS[Math.min(Math.max(ZOOMS.indexOf(this.#zoom) + by, 0), ZOOMS.length - 1)];
      this.draw();
    };
    const step = (name, words, by, disabled) =>
      element(
        "button",
        {type: "button", class: "quiet", disabled, "aria-label": words, onclick: () => zoomed(by)},
        name,
      );
    return element(
      "div",
      {},
      scoreOf(timeline, this.#ms, (ms) => this.seek(ms), this.#zoom),
      element(
        "div",
        {class: "legend"},
        element("span", {class: "key-0"}, "words"),
        element("span", {class: "key-1"}, "holds and air"),
        element("span", {class: "key-2"}, "bells"),
        element(
          "span",
          {class: "tools"},
          step("−", "See more of the score at once", -1, this.#zoom === 1),
          step("+", "See the score closer", 1, this.#zoom === ZOOMS.at(-1)),
        ),
      ),
    );
  }

  #moment(timeline, moment) {
    const cue = captionAt(timeline, this.#ms);
    const exercise = cue?.inner ?? cue?.exercise;
    return element(
      "div",
      {class: "moment"},
      element("div", {class: "figure", "aria-hidden": "true", hidden: moment === null, alone: true}),
      element(
        "div",
        {class: "caption"},
        element("p", {class: "time"}, clock(this.#ms)),
        element("p", {class: "words"}, cue?.caption ?? ""),
        element(
          "span",
          {class: "row tight"},
          cue?.sound === "say" &&
            element(
              "button",
              {
                type: "button",
                class: "quiet",
                onclick: ({currentTarget}) => this.hear(cue.caption, cue.side ?? "left", currentTarget),
              },
              "Hear it",
            ),
          exercise &&
            element(
              "button",
              {type: "button", class: "quiet", onclick: () => this.goTo(exercise)},
              "Show in the form",
            ),
        ),
      ),
    );
  }
}
