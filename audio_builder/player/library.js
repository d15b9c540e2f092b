/**
 * The library as the host offers it: the catalog, and whether any pace can be asked for.
 *
 * @typedef {{catalog: any, addresses: import("./addresses.js").Addresses, online: boolean}} Library
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
 * @throws {Trouble} if there is no catalog to read
 */
export async function loadLibrary() {
  const base = new URL(".", document.baseURI).href;
  let answer;
  let catalog;
  try {
    answer = await fetch(new URL("catalog.json", base), {cache: "no-cache"});
    if (answer.ok) catalog = await answer.json();
  } catch {
    throw new Trouble("There is no connection, and nothing is kept on this device yet.");
  }
  if (!answer.ok) throw Trouble.ofStatus(answer.status, "The library");
  if (catalog.schema_version !== SCHEMA_VERSION) {
    throw new Trouble("This page is older than its library: load it again.");
  }
  const anyPace = answer.headers.get(PACES_HEADER) === "any";
  return {
    catalog: {...catalog, pace: paceOrNull(catalog.pace) ?? catalog.pace},
    addresses: new Addresses(base, anyPace),
    online: !answer.headers.has(KEPT_HEADER),
  };
}

/**
 * What tells two builds of a routine apart: the digests of its tracks.
 * @param {{tracks: {sha256: string}[]}} routine
 */
export function stampOf(routine) {
  return routine.tracks.map((track) => track.sha256.slice(0, 12)).join("-");
}
