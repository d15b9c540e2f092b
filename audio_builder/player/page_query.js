/**
 * What the page's address has behind it: the routine to open, and what is looked for. Pure. Whatever
 * else stands there stays.
 */

/** Fields of the search, by which it stands in the address too. */
const WISHES = ["words", "minutes", "body", "genre", "level", "equipment", "language"];

/**
 * @param {string} query as in location.search
 * @returns {{routine: string | null, wish: Partial<import("./search.js").Wish>}}
 */
export function readQuery(query) {
  const given = new URLSearchParams(query);
  const wish = WISHES.filter((name) => given.get(name)).map((name) => [name, given.get(name)]);
  return {routine: given.get("routine"), wish: Object.fromEntries(wish)};
}

/**
 * The query with another routine.
 * @param {string} query
 * @param {string} id
 */
export function withRoutine(query, id) {
  return changed(query, {routine: id});
}

/**
 * The query with another wish.
 * @param {string} query
 * @param {Partial<import("./search.js").Wish>} wish
 */
export function withWish(query, wish) {
  return changed(query, Object.fromEntries(WISHES.map((name) => [name, wish[name] ?? ""])));
}

function changed(query, values) {
  const given = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    if (value === "") given.delete(name);
    else given.set(name, value);
  }
  const text = given.toString();
  return text === "" ? "" : `?${text}`;
}
