/** Building: how far it is, what went wrong, and what can be done with what came of it. */
import {element, show} from "./elements.js";
import {ask, LostError} from "./server.js";

const LOOK_MS = 400;

export class BuildPane {
  /** @type {any} */
  #build = null;
  #trouble = "";
  #busy = false;

  /**
   * @param {HTMLElement} root
   * @param {import("./draft.js").Draft} draft
   * @param {{seen: import("./seen_pane.js").SeenPane, goToLine: (line: number) => void,
   *   done: () => void, say: (words: string) => void}} page
   */
  constructor(root, draft, page) {
    Object.assign(this, {root, draft, page});
    draft.addEventListener("view", () => this.draw());
    page.seen.onseek = (ms) => {
      const audio = root.querySelector("audio");
      if (audio && Number.isFinite(audio.duration)) audio.currentTime = ms / 1000;
    };
    this.#latest();
  }

  async build() {
    if (this.#busy) return;
    [this.#busy, this.#trouble, this.#build] = [true, "", null];
    this.draw();
    try {
      await this.draft.onDisk();
      this.#build = await ask("builds", "POST", {file: this.draft.file});
      await this.#follow();
      if (this.#build.state === "done")
        this.page.say("Built. Listen to it, put it on the feed, or print it.");
    } catch (error) {
      this.#trouble = error.message;
    }
    this.#busy = false;
    this.draw();
    this.page.done();
    this.root.scrollIntoView({block: "nearest"});
  }

  /** What was built before this page was opened. */
  async #latest() {
    const {build} = await ask("builds").catch(() => ({build: null}));
    if (this.#busy || build?.file !== this.draft.file) return;
    this.#build = build;
    this.draw();
  }

  async #follow() {
    while (this.#build.state === "running") {
      await new Promise((done) => setTimeout(done, LOOK_MS));
      try {
        this.#build = await ask(`builds/${this.#build.id}`);
      } catch (error) {
        if (!(error instanceof LostError)) throw error;
      }
      this.draw();
    }
  }

  draw() {
    const wrong = this.draft.view.problems.length;
    const build = this.#build;
    show(
      this.root,
      element("h2", {}, "The recording"),
      element(
        "button",
        {
          type: "button",
          class: "main",
          id: "build",
          "aria-disabled": this.#busy ? "true" : null,
          onclick: () => this.build(),
        },
        this.#busy ? "Building…" : "Build it",
      ),
      wrong > 0 &&
        !this.#busy &&
        element(
          "p",
          {class: "hint"},
          "There is something to write or to mend first; building will say what.",
        ),
      element("div", {"aria-live": "polite"}, this.#busy && this.#progress(build)),
      this.#trouble && element("p", {class: "trouble"}, this.#trouble),
      build?.state === "failed" && this.#failed(build),
      build?.state === "done" && this.#finished(build.result),
    );
  }

  #progress(build) {
    const of = build?.wanted ? ` ${build.made} of ${build.wanted}` : "";
    return [
      element("p", {key: "phase"}, `${sentence(build?.phase ?? "beginning")}`),
      element("progress", {
        key: "bar",
        max: build?.wanted || null,
        value: build?.wanted ? String(build.made) : null,
        "aria-label": "Building",
      }),
      of && element("p", {class: "hint", "aria-hidden": "true", key: "of"}, `${of.trim()} sounds`),
    ];
  }

  #failed({problems, error}) {
    return element(
      "div",
      {class: "troubles"},
      error && element("p", {class: "trouble"}, error),
      problems.map(({line, what, mend}) =>
        element(
          "p",
          {class: "trouble"},
          `${what}: ${mend} `,
          element(
            "button",
            {type: "button", class: "quiet", onclick: () => this.page.goToLine(line)},
            `Line ${line}`,
          ),
        ),
      ),
    );
  }

  #finished({session, player, feed, routine_feed: own, sheet, zip, id}) {
    const link = (href, words, hint) =>
      element(
        "li",
        {},
        element("a", {href, target: "_blank", rel: "noopener"}, words),
        element("span", {class: "hint"}, ` ${hint}`),
      );
    return element(
      "div",
      {key: `built ${this.#build.id}`},
      element("audio", {
        controls: true,
        preload: "metadata",
        src: `${session}?built=${this.#build.id}`,
        "aria-label": "The finished session",
        ontimeupdate: ({target}) => this.page.seen.seek(target.currentTime * 1000, true),
      }),
      element(
        "ul",
        {class: "links"},
        link(`/player/?routine=${encodeURIComponent(id)}`, "Open it in the player", "as your listener will"),
        link(own, "The feed of this routine", "for podcast apps"),
        link(feed, "The feed of all routines", ""),
        link(sheet, "The sheet to print", "the exercises on paper"),
        link(zip, "Everything in one file", "tracks, sheet and captions, as a ZIP"),
      ),
      element(
        "p",
        {class: "hint"},
        "These addresses work on this machine while the desk is open. “repcast serve” gives them to phones and other people.",
      ),
    );
  }
}

const sentence = (words) => `${words[0].toUpperCase()}${words.slice(1)}…`;
