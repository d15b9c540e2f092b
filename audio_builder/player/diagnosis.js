/** Why a track does not play on: the host is asked for it, and for what it has by now. */
import {loadLibrary, rowOf} from "./library.js";
import {Trouble} from "./trouble.js";

/** A host that hangs is gone. */
const PATIENCE_MS = 5000;
/** What Firefox calls it when there is no loudspeaker; other browsers play on without a word. */
const NO_LOUDSPEAKER = /MediaSink/;

/**
 * Whether sound was had, and nothing to play it with.
 * @param {MediaError | null} error
 */
export function isSilence(error) {
  return NO_LOUDSPEAKER.test(error?.message ?? "");
}

/**
 * @param {{id: string, stamp: string}} routine as it was when it was opened
 * @param {string} track its address
 * @returns {Promise<Trouble | null>} null if all is there as it was
 */
export async function diagnose(routine, track) {
  let answer;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    answer = await fetch(track, {method: "HEAD", cache: "no-store", signal});
  } catch {
    return Trouble.ofLostConnection();
  }
  if (answer.status >= 500) return Trouble.ofStatus(answer.status, "This track");
  if (await isAnother(routine)) return Trouble.ofRebuild();
  return answer.ok ? null : Trouble.ofStatus(answer.status, "This track");
}

/** Whether the library has another build of a routine by now. */
async function isAnother({id, stamp}) {
  try {
    const row = rowOf(await loadLibrary(), id);
    return row !== undefined && row.stamp !== stamp;
  } catch (error) {
    if (error instanceof Trouble) return false; // what became of the track says enough
    throw error;
  }
}
