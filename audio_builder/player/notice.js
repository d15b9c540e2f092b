/** The notice: one sentence that the listener should know now, wherever the page is scrolled to. */

const box = document.getElementById("notice");
const words = document.getElementById("notice-words");
const reload = document.getElementById("notice-button");

reload.addEventListener("click", () => location.reload());
document.getElementById("notice-close").addEventListener("click", () => {
  say("");
  // The button that was pressed is gone: stand somewhere, without scrolling there.
  document.getElementById("play").focus({preventScroll: true});
});

/**
 * @param {string} sentence "" takes away what is said
 * @param {boolean} toReload whether loading the page again is what is advised
 */
export function say(sentence, toReload = false) {
  words.textContent = sentence;
  reload.hidden = !toReload;
  box.classList.toggle("empty", sentence === "");
}

/** Take away a complaint once something plays; a new version goes on being told of. */
export function calm() {
  if (reload.hidden) say("");
}
