/**
 * The text: a plain textarea, and behind it a layer that is wrapped as it is, with a line for each
 * line. The layer has the numbers and marks; it also makes the textarea as high as its text.
 */
import {pathAt} from "./paths.js";
import {isToDo} from "./problems.js";

export class TextPane extends EventTarget {
  #rows = [""];
  /** @type {Set<Element>} */
  #marked = new Set();
  /** @type {Element[]} */
  #lit = [];

  /**
   * @param {HTMLElement} root with a `.lines` and a textarea in it
   * @param {import("./draft.js").Draft} draft
   */
  constructor(root, draft) {
    super();
    this.root = root;
    this.draft = draft;
    this.lines = root.querySelector(".lines");
    this.area = root.querySelector("textarea");
    this.lines.replaceChildren(document.createElement("div"));
    this.area.oninput = () => {
      this.draft.type(this.area.value);
      this.#layOut();
    };
    draft.addEventListener("text", () => this.#take());
    draft.addEventListener("view", () => this.mark(draft.view.problems));
    const moved = () => this.dispatchEvent(new Event("caret"));
    for (const name of ["keyup", "pointerup", "focus"]) this.area.addEventListener(name, moved);
    this.#take();
    this.mark(draft.view.problems);
  }

  /** Where the caret is: line and column, from 1. */
  get caret() {
    const before = this.area.value.slice(0, this.area.selectionStart);
    const line = before.split("\n").length;
    return {line, column: before.length - before.lastIndexOf("\n")};
  }

  /** The path that the caret is in. */
  get path() {
    const {line, column} = this.caret;
    return pathAt(this.draft.view.places, line, column);
  }

  /** Set the caret into a line, and look at it. @param {number} line */
  goTo(line) {
    const rows = this.area.value.split("\n");
    const start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
    const indent = /^[\s-]*/.exec(rows[line - 1] ?? "")[0].length;
    this.area.focus({preventScroll: true});
    this.area.setSelectionRange(start + indent, start + (rows[line - 1]?.length ?? 0));
    this.reveal(line, "center");
    this.dispatchEvent(new Event("caret"));
  }

  /** @param {number} line @param {ScrollLogicalPosition} [where] */
  reveal(line, where = "nearest") {
    this.lines.children[line - 1]?.scrollIntoView({block: where, inline: "nearest"});
  }

  /** Light up these lines, for the field that the form is at. @param {[number, number] | null} lines */
  light(lines) {
    for (const row of this.#lit) row.classList.remove("lit");
    const [first, last] = lines ?? [1, 0];
    this.#lit = [...this.lines.children].slice(first - 1, last);
    for (const row of this.#lit) row.classList.add("lit");
  }

  /** Mark the lines that something is wrong in. @param {import("./draft.js").Problem[]} problems */
  mark(problems) {
    const wanted = new Map();
    for (const problem of problems) {
      const row = this.lines.children[problem.line - 1];
      if (row) wanted.set(row, wanted.get(row) === "wrong" || !isToDo(problem) ? "wrong" : "unwritten");
    }
    for (const row of this.#marked) if (!wanted.has(row)) row.classList.remove("wrong", "unwritten");
    for (const [row, kind] of wanted) {
      row.classList.toggle("wrong", kind === "wrong");
      row.classList.toggle("unwritten", kind === "unwritten");
    }
    this.#marked = new Set(wanted.keys());
    this.root.dispatchEvent(new CustomEvent("marked", {detail: {seen: this.draft.seen}}));
  }

  /** The text was changed elsewhere: the caret stays with its line. */
  #take() {
    const {text} = this.draft;
    if (this.area.value !== text) {
      const {selectionStart: from, selectionEnd: to, value} = this.area;
      const shift = (at) => shifted(value, text, at);
      this.area.value = text;
      this.area.setSelectionRange(shift(from), shift(to));
    }
    this.#layOut();
  }

  /** Only the lines that are other than they were are touched. */
  #layOut() {
    const rows = this.area.value.split("\n");
    const before = this.#rows;
    let head = 0;
    while (head < rows.length && head < before.length && rows[head] === before[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(rows.length, before.length) - head && rows.at(-1 - tail) === before.at(-1 - tail))
      tail += 1;
    const [gone, come] = [before.length - tail - head, rows.length - tail - head];
    const {lines} = this;
    for (let i = come; i < gone; i += 1) lines.children[head + come].remove();
    const next = lines.children[head + Math.min(gone, come)] ?? null;
    for (let i = gone; i < come; i += 1) lines.insertBefore(document.createElement("div"), next);
    for (let i = head; i < head + come; i += 1) lines.children[i].textContent = rows[i];
    this.#rows = rows;
  }
}

/** Where a place of a text is in another that was made of it. */
function shifted(before, after, at) {
  if (before.slice(0, at) === after.slice(0, at)) return at;
  const end = before.length - at;
  if (end <= after.length && before.slice(at) === after.slice(after.length - end)) return after.length - end;
  return Math.min(at, after.length);
}
