/**
 * What this device remembers: the place in each routine, the pace, switches. Kept under the page's
 * own path, since several libraries may lie on one host. A browser that stores nothing is fine.
 */

const PREFIX = `repcast ${new URL(".", document.baseURI).pathname}`;

/**
 * @param {string} name
 * @returns {any} undefined if nothing is remembered
 */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`${PREFIX} ${name}`) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {any} value undefined forgets
 */
export function remember(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(`${PREFIX} ${name}`);
    else localStorage.setItem(`${PREFIX} ${name}`, JSON.stringify(value));
  } catch {
    // Private windows and full disks refuse: the page works without.
  }
}
