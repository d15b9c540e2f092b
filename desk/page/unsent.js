/** What was typed and is not on disk yet, kept in this tab until it is. */

const name = (file) => `repcast desk ${file}`;

/**
 * @param {string} file
 * @returns {{text: string, base: string} | null}
 */
export function unsent(file) {
  try {
    return JSON.parse(sessionStorage.getItem(name(file)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {{text: string, base: string} | null} kept null forgets
 */
export function keepUnsent(file, kept) {
  try {
    if (kept === null) sessionStorage.removeItem(name(file));
    else sessionStorage.setItem(name(file), JSON.stringify(kept));
  } catch {
    // A private window may refuse: the page itself still holds the text.
  }
}
