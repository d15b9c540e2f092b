/**
 * A track that should play and stands still: some browsers, when what they had is played and no more
 * comes, say nothing at all.
 */

import {isSilence} from "./diagnosis.js";

const LOOK_EVERY_MS = 500;
/** A slow line catches up sooner, or says so. */
const STILL_MS = 2500;

/**
 * @param {import("./sound.js").Sound} sound
 * @param {() => void} tell once for each time that it stands still
 */
export function watchForStandstill(sound, tell) {
  let last = NaN;
  let since = 0;
  setInterval(() => {
    const at = sound.audio.currentTime;
    const now = performance.now();
    if (!sound.playing || hasFailed(sound.audio) || at !== last) {
      last = at;
      since = now;
    } else if (now - since >= STILL_MS) {
      since = Infinity; // told: until it moves
      tell();
    }
  }, LOOK_EVERY_MS);
}

/** Whether it has said so itself; unheard a track runs on. */
function hasFailed({error}) {
  return error !== null && !isSilence(error);
}
