/** The whole screen for the practice, where a browser has it to give. */

/**
 * @param {HTMLElement} button
 * @returns {() => void} what the button does, for the keyboard
 */
export function offerFullScreen(button) {
  if (!document.fullscreenEnabled) return () => {};
  button.hidden = false;
  const toggle = () => {
    // Refused, as in a frame: then the page stays as it is.
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen({navigationUI: "hide"});
    change.catch(() => {});
  };
  button.addEventListener("click", toggle);
  document.addEventListener("fullscreenchange", () => {
    const full = document.fullscreenElement !== null;
    button.setAttribute("aria-pressed", String(full));
    button.setAttribute("aria-label", full ? "Leave full screen" : "Full screen");
  });
  return toggle;
}
