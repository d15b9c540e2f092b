/**
 * The library as the host offers it: its search index, whether any pace can be asked for, and a
 * routine's entry when it is opened.
 *
 * @typedef {{
 *   routines: import("./search.js").Row[], hasFeed: boolean,
 *   addresses: import("./addresses.js").Addresses, online: boolean,
 * }} Library
 */
import {Addresses} from "./addresses.js";
import {paceOrNull} from "./pace.js";
import {Trouble} from "./trouble.js";

/** Said by `repcast serve`: it lays tracks out at any pace. */
const PACES_HEADER = "Repcast-Paces";
/** Said by our service worker when it answers from what it kept. */
const KEPT_HEADER = "Repcast-Kept";
const SCHEMA_VERSION = 1;

/**
 * @returns {Promise<Library>}
 * @throws {Trouble} if there is no search index to read
 */
export async function loadLibrary() {
  const base = new URL(".", document.baseURI).href;
  let answer;
  let search;
  try {
    answer = await fetch(new URL("search.json", base), {cache: "no-cache"});
    if (answer.ok) search = await answer.json();
  } catch {
    throw new Trouble("There is no connection, and nothing is kept on this device yet.");
  }
  if (!answer.ok) throw Trouble.ofStatus(answer.status, "The library");
  if (search.schema_version !== SCHEMA_VERSION) {
    throw new Trouble("This page is older than its library: load it again.");
  }
  const anyPace = answer.headers.get(PACES_HEADER) === "any";
  return {
    routines: search.routines,
    hasFeed: anyPace || search.base_url !== null,
    addresses: new Addresses(base, anyPace),
    online: !answer.headers.has(KEPT_HEADER),
  };
}

/**
 * What the library's list says of a routine.
 * @param {Library | null} library
 * @param {string} id
 */
export function rowOf(library, id) {
  return library?.routines.find((row) => row.id === id);
}

/**
 * A routine's entry; its `stamp` tells it from any other build of the routine.
 * @param {Library} library
 * @param {string} id of a routine that is in it
 * @throws {Trouble} if it is not to be had
 */
export async function loadEntry(library, id) {
  const {title, stamp} = rowOf(library, id);
  let answer;
  let entry;
  try {
    answer = await fetch(library.addresses.entry(id), {cache: "no-cache"});
    if (answer.ok) entry = await answer.json();
  } catch {
    throw Trouble.ofNetwork(title);
  }
  if (!answer.ok) throw Trouble.ofStatus(answer.status, title);
  return {...entry, pace: paceOrNull(entry.pace) ?? entry.pace, stamp};
}
