/** Times, sizes and sides in words, for the eye and for the ear. Pure. */

/**
 * A time as a clock shows it: 4:05.
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Seconds that are left, as they are counted: 40; a hundred and more as a clock shows them.
 * @param {number} seconds
 */
export function countdown(seconds) {
  return seconds < 100 ? String(seconds) : clock(1000 * seconds);
}

/**
 * A time as it is read out: "4 minutes 5 seconds".
 * @param {number} ms
 */
export function spokenTime(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const parts = [];
  if (minutes > 0) parts.push(counted(minutes, "minute"));
  if (minutes === 0 || seconds % 60 > 0) parts.push(counted(seconds % 60, "second"));
  return parts.join(" ");
}

/**
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * About how long: "13 min".
 * @param {number} ms
 */
export function about(ms) {
  return `${Math.max(1, Math.round(ms / 60000))} min`;
}

/**
 * @param {number} bytes
 */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * @param {string} side
 */
export function sideInWords(side) {
  return `${side[0].toUpperCase()}${side.slice(1)} side`;
}
