/**
 * What was practised on this device, how it felt, and when it is to be done next. Nothing of it
 * leaves the device, unless its owner exports it.
 *
 * @typedef {"easy" | "right" | "hard" | "pain"} Felt
 * @typedef {{
 *   day: string, routine: string, title: string, exercise: string | null, minutes: number,
 *   felt: Felt | null,
 * }} Practice `exercise` is the title of the one that was done by itself
 */

const NAME = "practice";
/** The oldest are forgotten: ten years of one a day. */
const MOST = 3650;

/** @type {Record<Felt, string>} */
export const FEELINGS = {easy: "Easy", right: "Just right", hard: "Hard", pain: "It hurt"};

export class PracticeLog extends EventTarget {
  /**
   * @param {{recall: (name: string) => any, remember: (name: string, value: any) => void}} storage
   */
  constructor({recall, remember}) {
    super();
    this.recall = recall;
    this.remember = remember;
  }

  /** @returns {Practice[]} the latest last */
  get done() {
    return this.#kept.done;
  }

  /**
   * The day on which a routine is to be done next, if one was chosen.
   * @param {string} routine
   * @returns {string | undefined}
   */
  nextOf(routine) {
    return this.#kept.next[routine];
  }

  /** @returns {[string, string][]} each routine and its next day, the earliest first */
  get next() {
    return Object.entries(this.#kept.next).sort(([, one], [, other]) => (one < other ? -1 : 1));
  }

  /**
   * Note a practice; a day that was chosen for this routine has come.
   * @param {Practice} practice
   */
  add(practice) {
    const {done, next} = this.#kept;
    const {[practice.routine]: planned, ...others} = next;
    const kept = planned > practice.day ? next : others;
    this.#keep({done: [...done, practice].slice(-MOST), next: kept});
  }

  /**
   * Say how the latest one felt.
   * @param {Felt} felt
   */
  feel(felt) {
    const {done, next} = this.#kept;
    this.#keep({done: [...done.slice(0, -1), {...done.at(-1), felt}], next});
  }

  /**
   * @param {string} routine
   * @param {string | null} day null for none
   */
  plan(routine, day) {
    const {done, next} = this.#kept;
    const {[routine]: _, ...others} = next;
    this.#keep({done, next: day === null ? others : {...others, [routine]: day}});
  }

  forget() {
    this.remember(NAME, undefined);
    this.dispatchEvent(new Event("change"));
  }

  get #kept() {
    const {done, next} = this.recall(NAME) ?? {};
    return {done: Array.isArray(done) ? done : [], next: next ?? {}};
  }

  #keep(kept) {
    this.remember(NAME, kept);
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * All practices as a table that any spreadsheet reads (RFC 4180).
 * @param {Practice[]} done
 */
export function asCsv(done) {
  const head = ["day", "routine", "exercise", "minutes", "felt"];
  const rows = done.map(({day, title, exercise, minutes, felt}) =>
    [day, title, exercise ?? "", minutes, felt === null ? "" : FEELINGS[felt]]);
  return [head, ...rows.map((row) => row.map(cell))].map((row) => `${row.join(",")}\r\n`).join("");
}

/** Text in quotes; one that a spreadsheet would take for a formula stays text. */
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * A day in a calendar of one's own (RFC 5545).
 * @param {{routine: string, title: string, day: string, address: string, now: Date}} what
 */
export function asReminder({routine, title, day, address, now}) {
  const date = day.replaceAll("-", "");
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Repcast//Player//EN", "BEGIN:VEVENT",
    `UID:${routine}-${date}@repcast`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${date}`,
    `SUMMARY:${title.replaceAll(/[\\;,]/g, "\\$&")}`, `URL:${address}`, "TRANSP:TRANSPARENT",
    "END:VEVENT", "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** No line is longer than 75 octets; a letter takes four at most. */
function folded(line) {
  return (line.match(/.{1,18}/gu) ?? []).join("\r\n ");
}
