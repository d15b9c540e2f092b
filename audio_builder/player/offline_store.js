/**
 * Keeping renditions on this device: a routine at a pace, with all its tracks, texts and pictures,
 * each in a cache of its own. The service worker (sw.js) plays from these caches.
 *
 * A cache's name tells whose it is; the record in it says what it is and whether all of it is there.
 * The record is written first as unfinished, so that what a closed tab left can be seen and removed.
 *
 * @typedef {{
 *   name: string, routine: string, title: string, pace: import("./pace.js").Pace, stamp: string,
 *   bytes: number, whole: boolean,
 * }} Kept
 */
import {BESIDE_TRACK} from "./addresses.js";
import {drawingsOf} from "./drawing.js";
import {paceOrNull, paceQuery} from "./pace.js";
import {AGAIN, Trouble} from "./trouble.js";

const PREFIX = `repcast kept ${new URL(".", document.baseURI).pathname} `;
const RECORD = new URL("kept.json", document.baseURI).href;

/** Whether this browser can keep anything: only on https, or on this machine. */
export function canKeep() {
  return "caches" in window && "serviceWorker" in navigator;
}

/** @returns {Promise<Kept[]>} what is kept, and what was begun */
export async function listKept() {
  if (!canKeep()) return [];
  const all = await caches.keys().catch(() => []); // refused where a browser stores nothing
  const names = all.filter((name) => name.startsWith(PREFIX));
  const records = names.map(async (name) => {
    const record = await (await caches.open(name)).match(RECORD);
    if (record === undefined) return undefined;
    const what = await record.json();
    return {name, ...what, pace: paceOrNull(what.pace) ?? what.pace};
  });
  return (await Promise.all(records)).filter(Boolean);
}

/** @param {string} name of its cache */
export async function removeKept(name) {
  await caches.delete(name);
}

/**
 * Keep a routine at a pace; an older build of the same is replaced once all of the new one is there.
 * @param {import("./library.js").Library} library
 * @param {any} routine its entry
 * @param {import("./pace.js").Pace} pace
 * @param {(done: number) => void} progress from 0 to 1, by the count of files
 * @throws {Trouble} if something is not to be had, there is no room, or another tab is at it
 */
export async function keep(library, routine, pace, progress) {
  const {stamp} = routine;
  const what = {routine: routine.id, title: routine.title, pace, stamp};
  const name = `${PREFIX}${routine.id} ${paceQuery(pace)} ${stamp}`;
  // Not waited for: Firefox asks the listener, who may leave the question unanswered.
  navigator.storage?.persist?.().catch(() => false);
  // Of two tabs that fill one cache, the one that fails would take away what the other has kept.
  await navigator.locks.request(name, {ifAvailable: true}, async (lock) => {
    if (lock === null) throw new Trouble("Another tab is keeping this already: wait for it.");
    await fill(name, what, filesOf(library, routine, pace), progress);
  });
  for (const other of await listKept()) {
    const same = other.routine === routine.id && paceQuery(other.pace) === paceQuery(pace);
    if (same && other.name !== name) await removeKept(other.name);
  }
}

/** Fill a cache with files, or leave none. */
async function fill(name, what, files, progress) {
  let bytes = 0;
  try {
    const cache = await caches.open(name);
    await record(cache, {...what, bytes, whole: false});
    for (const [index, file] of files.entries()) {
      bytes += await put(cache, file);
      progress((index + 1) / files.length);
    }
    await record(cache, {...what, bytes, whole: true});
  } catch (error) {
    await caches.delete(name).catch(() => false);
    throw error instanceof Trouble ? error : await troubleOf(error);
  }
}

/** Everything that a routine needs to be practised without a network. */
function filesOf({addresses}, routine, pace) {
  const endings = [".mp3", ...BESIDE_TRACK];
  const tracks = routine.tracks.flatMap(({id}) =>
    endings.map((ending) => addresses.paced(routine.id, `${id}${ending}`, pace)),
  );
  const pictures = [`${routine.id}/cover.png`, ...drawingsOf(routine)];
  return [...tracks, addresses.entry(routine.id), ...pictures.map((path) => addresses.plain(path))];
}

/** Fetch past every cache, and put; the size in bytes. */
async function put(cache, address) {
  const answer = await fetch(new Request(address, {cache: "reload"}));
  if (!answer.ok) throw Trouble.ofStatus(answer.status, "One of the files");
  await cache.put(address, answer);
  // Read from the cache it lies on the disk; a copy of the answer would lie in memory.
  return (await (await cache.match(address)).blob()).size;
}

function record(cache, what) {
  return cache.put(RECORD, new Response(JSON.stringify(what)));
}

async function troubleOf(error) {
  if (error?.name === "QuotaExceededError") {
    return Trouble.ofNoRoom((await listKept()).length > 0);
  }
  return error?.name === "SecurityError"
    ? new Trouble("This browser is set to store nothing: allow this site to store data.", AGAIN)
    : new Trouble("The connection broke: nothing was kept. Try again when it is back.", AGAIN);
}
