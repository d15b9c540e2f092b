/** The screen on which a routine is written: form, text, and what is seen and heard of it. */
import {BuildPane} from "./build_pane.js";
import {showChanges} from "./changes_pane.js";
import {settleConflict} from "./conflict.js";
import {Draft} from "./draft.js";
import {FormPane} from "./form_pane.js";
import {Hearing} from "./hearing.js";
import {followFocus} from "./follow.js";
import {valueAt, wordOf} from "./paths.js";
import {Plan} from "./plan.js";
import {choosePose} from "./pose_chooser.js";
import {showProblems} from "./problem_list.js";
import {whereOf} from "./problems.js";
import {Opened} from "./opened.js";
import {SeenPane} from "./seen_pane.js";
import {ScreenHead} from "./screen_head.js";
import {ask} from "./server.js";
import {tabs} from "./tabs.js";
import {TextPane} from "./text_pane.js";
import {VersionsPane} from "./versions_pane.js";
import {watch} from "./watch.js";

/**
 * @param {HTMLElement} root a copy of the template
 * @param {string} file
 * @param {import("./notice.js").Notice} notice
 * @returns {Promise<() => void>} ends it
 */
export async function openWriting(root, file, notice) {
  const screen = new Writing(root, new Draft(file), notice);
  try {
    await screen.open();
  } catch (error) {
    screen.end();
    throw error;
  }
  return () => screen.end();
}

class Writing {
  constructor(root, draft, notice) {
    Object.assign(this, {root, draft, notice});
    this.find = (selector) => root.querySelector(selector);
    this.problems = [];
  }

  async open() {
    const {draft} = this;
    await draft.open();
    if (draft.text === null)
      throw new Error(`${draft.file} holds something that is no text; mend it in another editor`);
    const {poses} = await ask("poses").catch(() => ({poses: []}));
    this.choosePane = tabs(this.find("[role=tablist]"), (name) => {
      this.find(".panes").dataset.pane = name;
    });
    this.head = new ScreenHead(this.root, draft, {
      settle: () => this.#settle(),
      showNext: () => this.showPart(whereOf(this.problems[0])),
    });
    this.text = new TextPane(this.find(".text-frame"), draft);
    this.plan = new Plan(draft);
    this.hearing = new Hearing(draft.file, (words) => this.notice.say(words));
    const hear = (words, side, button) => this.hearing.hear(words, button, side);
    this.seen = new SeenPane(this.find(".seen"), this.plan, (exercise) => this.showExercise(exercise), hear);
    this.page = {
      doses: new Map(),
      poses,
      opened: new Opened(),
      goToLine: (line) => this.goToLine(line),
      changeLine: (line) => this.changeLine(line),
      hear: (words, button) => this.hearing.hear(words, button),
      choosePose: (current, label) => choosePose(this.find("dialog"), poses, current, label),
      say: (words) => this.notice.say(words),
    };
    this.form = new FormPane(this.find(".form"), draft, this.page);
    this.build = new BuildPane(this.find(".recording"), draft, {
      seen: this.seen,
      goToLine: (line) => this.goToLine(line),
      say: (words) => this.notice.say(words),
      done: () => {
        this.plan.renew();
        this.#lookBack();
      },
    });
    this.versions = new VersionsPane(this.find(".versions-body"), this.find("dialog"), draft, (words) =>
      this.notice.say(words),
    );
    this.#listen();
    followFocus(this.form, this.text, draft);
    if ((draft.view.data?.exercises ?? []).length > 0) this.page.opened.set("exercises.0");
    this.#found();
    this.form.draw();
    this.build.draw();
    this.endWatch = watch(
      draft,
      (words) => this.head.warn(words),
      (lost) => this.head.reach(lost),
    );
  }

  end() {
    this.endWatch?.();
    this.plan?.end();
    this.hearing?.stop();
    this.draft.keep();
    removeEventListener("keydown", this.onkey);
    removeEventListener("pagehide", this.onhide);
  }

  /** Set the caret of the text into a line. @param {number} line */
  goToLine(line) {
    this.choosePane("text");
    this.text.goTo(line);
  }

  /** Go to the field of what stands in a line. @param {number} line */
  changeLine(line) {
    const {places} = this.draft.view;
    const word = Object.keys(places).findLast((each) => places[each][0] === line && each !== "");
    if (word === undefined) return this.goToLine(line);
    this.showPart(word);
  }

  /** Open the card of a part of the form, and go to its field. @param {string} word */
  showPart(word) {
    this.choosePane("form");
    const parts = word.split(".");
    parts.forEach(
      (part, index) =>
        /^\d+$/.test(part) &&
        parts[index - 1] === "exercises" &&
        this.page.opened.set(parts.slice(0, index + 1).join(".")),
    );
    const item = /^exercises\.\d+$|\.exercises\.\d+$/.test(word);
    this.form.focusOn(item ? `${word} title` : word);
    this.form.draw();
  }

  /** @param {string} id */
  showExercise(id) {
    const found = Object.keys(this.draft.view.places).find(
      (word) => /exercises\.\d+$/.test(word) && valueAt(this.draft.view.data, word.split("."))?.id === id,
    );
    if (found) this.showPart(found);
  }

  #listen() {
    const {draft, text} = this;
    draft.addEventListener("view", () => this.#found());
    draft.addEventListener("notice", ({detail}) => this.notice.say(detail));
    draft.addEventListener("conflict", () => this.#settle());
    text.addEventListener("caret", () => this.#showProblems());
    this.plan.addEventListener("plan", () => {
      this.page.doses.clear();
      for (const {path, dose} of this.plan.items) this.page.doses.set(wordOf(path), dose);
      this.#found();
      this.#lookBack();
      this.form.draw();
    });
    for (const [name, load] of [
      [".changes", () => this.#lookBack()],
      [".versions", () => this.versions.load()],
    ]) {
      this.find(name).ontoggle = ({target}) => target.open && load();
    }
    this.onkey = (event) => this.#key(event);
    this.onhide = () => draft.keep();
    addEventListener("keydown", this.onkey);
    addEventListener("pagehide", this.onhide);
  }

  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key.toLowerCase() === "s") {
      event.preventDefault();
      this.notice.say("It is saved as you type.");
    }
  }

  /** Everything that was found in the text, and in its plan. */
  #found() {
    const {draft, plan, form} = this;
    this.problems = draft.view.problems.length > 0 ? draft.view.problems : plan.problems;
    form.problems = this.problems;
    if (draft.view.problems.length === 0) this.text.mark(this.problems);
    this.#showProblems();
    const pronounced = JSON.stringify(draft.view.data?.pronunciations ?? null);
    if (pronounced !== this.pronounced) this.hearing.forget();
    this.pronounced = pronounced;
  }

  #showProblems() {
    this.head.showProblems(this.problems);
    showProblems(this.find(".problems"), this.problems, this.text.caret.line, (line) => this.goToLine(line));
  }

  #settle() {
    settleConflict(this.find("dialog"), this.draft);
  }

  #lookBack() {
    if (this.find(".changes").open)
      showChanges(this.find(".changes-body"), this.draft, (word) => this.showPart(word));
  }
}
