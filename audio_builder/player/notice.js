/**
 * The notice: one sentence that the listener should know now, wherever the page is scrolled to, and
 * the button that helps.
 */
import {RELOAD} from "./trouble.js";

const box = document.getElementById("notice");
const words = document.getElementById("notice-words");
const button = document.getElementById("notice-button");
/** Whether it stays when something plays. */
let lasting = false;
let press = () => {};

button.addEventListener("click", () => {
  const help = press;
  if (button.textContent !== RELOAD) leave();
  help();
});
document.getElementById("notice-close").addEventListener("click", leave);

/**
 * @param {string | {sentence: string, button: string, press: () => void}} what "" takes away what is
 *   said
 * @param {boolean} toReload whether loading the page again is what is advised, until it is done
 */
export function say(what, toReload = false) {
  const told = typeof what === "string" ? {sentence: what, button: toReload ? RELOAD : ""} : what;
  lasting = toReload;
  press = told.button === RELOAD ? () => location.reload() : told.press;
  words.textContent = told.sentence;
  button.textContent = told.button;
  button.hidden = told.button === "";
  box.classList.toggle("empty", told.sentence === "");
}

/** Take away a complaint once something plays; a new version goes on being told of. */
export function calm() {
  if (!lasting) say("");
}

/** The button that was pressed goes: stand somewhere, without scrolling there. */
function leave() {
  say("");
  document.getElementById("play").focus({preventScroll: true});
}
