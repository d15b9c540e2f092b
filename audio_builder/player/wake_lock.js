/** The screen stays on while something plays, if that is wished: a phone a metre away is for eyes. */

/**
 * @param {import("./coach.js").Coach} coach
 * @param {() => boolean} wished
 * @returns {() => void} to be called when the wish has changed
 */
export function keepAwake(coach, wished) {
  if (!navigator.wakeLock) return () => {};
  let lock = null;
  let settling = false;
  const wanted = () => wished() && coach.sound.playing && !document.hidden;
  const held = () => lock !== null && !lock.released;

  /** Asking and giving back take a while, in which the wish may change: look until both agree. */
  const settle = async () => {
    if (settling) return;
    settling = true;
    while (wanted() !== held()) {
      if (held()) {
        await lock.release();
      } else {
        // Refused on a low battery: then the screen goes dark as it would anyway.
        lock = await navigator.wakeLock.request("screen").catch(() => null);
        if (!held()) break;
      }
    }
    settling = false;
  };
  coach.addEventListener("state", settle);
  document.addEventListener("visibilitychange", settle);
  return settle;
}
