/** The screen stays on while something plays, if that is wished: a phone a metre away is for eyes. */

/**
 * @param {import("./coach.js").Coach} coach
 * @param {() => boolean} wished
 * @returns {() => void} to be called when the wish has changed
 */
export function keepAwake(coach, wished) {
  let lock = null;
  let asking = false;

  const settle = async () => {
    const wanted = wished() && coach.sound.playing && !document.hidden;
    if (!wanted) {
      await lock?.release();
      lock = null;
    } else if (!asking && (lock === null || lock.released)) {
      asking = true;
      // Refused on a low battery: then the screen goes dark as it would anyway.
      lock = await navigator.wakeLock.request("screen").catch(() => null);
      asking = false;
    }
  };
  if (!navigator.wakeLock) return () => {};
  coach.addEventListener("state", settle);
  document.addEventListener("visibilitychange", settle);
  return settle;
}
