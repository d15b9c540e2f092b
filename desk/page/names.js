/** Names for files, ids and lines of a form. Pure. */

const ID_MAX = 40;

/** A title as an id: lower-case letters, digits, single hyphens. @param {string} title */
export function slugOf(title) {
  const plain = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, ID_MAX)
    .replace(/-+$/, "");
}

/** An id that is not taken yet. @param {string} wanted @param {string[]} taken */
export function freeId(wanted, taken) {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const id = `${wanted.slice(0, ID_MAX - ending.length)}${ending}`;
    if (!taken.includes(id)) return id;
  }
}

/** Every id of a routine's exercises and blocks. @param {any} data @returns {string[]} */
export function idsIn(data) {
  return (data?.exercises ?? []).flatMap((item) => {
    const inner = item?.block ? [item.block.id, ...idsIn(item.block)] : [item?.id];
    return inner.filter((id) => typeof id === "string");
  });
}

/** A key as words. @param {string} key */
export const wordsOf = (key) => key.replaceAll("_", " ");

/** A number with its noun. @param {number} number @param {string} noun */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A length in ms as a clock shows it. @param {number} ms */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
