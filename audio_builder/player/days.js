/** Days as a calendar has them, wherever the listener is. Pure. A day is written 2026-03-05. */

const DAY_MS = 86_400_000;
const LANGUAGE = "en";

/**
 * The day that it is at a moment, by the listener's own clock.
 * @param {Date} date
 */
export function dayOf(date) {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * @param {string} day
 * @param {number} count of days after it; before it, if negative
 */
export function addDays(day, count) {
  return new Date(utc(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * How many days one day is after another.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/**
 * A day as one would say it: "today", "on Friday", "on 5 March".
 * @param {string} day
 * @param {string} today
 */
export function dayInWords(day, today) {
  const after = daysBetween(today, day);
  if (after === 0) return "today";
  if (after === 1) return "tomorrow";
  if (after === -1) return "yesterday";
  if (after > 1 && after < 7) return `on ${format(day, {weekday: "long"})}`;
  return `on ${format(day, {day: "numeric", month: "long"})}`;
}

/**
 * The weeks of a month, from Monday to Sunday; null where a day belongs to another month.
 * @param {string} day of the month
 * @returns {(string | null)[][]}
 */
export function weeksOf(day) {
  const month = day.slice(0, 7);
  const first = `${month}-01`;
  const before = (new Date(utc(first)).getUTCDay() + 6) % 7;
  const weeks = [];
  for (let monday = addDays(first, -before); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((count) => addDays(monday, count));
    weeks.push(week.map((each) => (each.startsWith(month) ? each : null)));
  }
  return weeks;
}

/**
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} options
 */
export function format(day, options) {
  return new Intl.DateTimeFormat(LANGUAGE, {timeZone: "UTC", ...options}).format(utc(day));
}

function utc(day) {
  return Date.parse(`${day}T00:00Z`);
}
