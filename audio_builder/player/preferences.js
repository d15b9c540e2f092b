/** The listener's preferences, by switch or by letter: light, words, vibration, the whole screen. */
import {offerFullScreen} from "./full_screen.js";
import {canVibrate, letItBeFelt} from "./haptics.js";
import {listenToKeys} from "./keys.js";
import {Switch} from "./switches.js";
import {keepAwake} from "./wake_lock.js";

/**
 * @param {import("./coach.js").Coach} coach
 * @param {() => void} showHelp
 */
export function wirePreferences(coach, showHelp) {
  const {body} = document;
  const awake = new Switch("awake", true);
  awake.tell(keepAwake(coach, () => awake.on));
  const vibrate = new Switch("vibrate", true);
  if (canVibrate) letItBeFelt(coach, () => vibrate.on);
  else vibrate.hide();
  const words = new Switch("words", true);
  words.tell((on) => body.classList.toggle("wordless", !on));
  const dim = new Switch("dim", false);
  dim.tell((on) => body.classList.toggle("dim", on));
  const letters = new Switch("letters", true);
  listenToKeys(coach, () => letters.on, {
    f: offerFullScreen(document.getElementById("full-screen")),
    c: () => words.toggle(),
    d: () => dim.toggle(),
    "?": showHelp,
  });
}
