/** Another loudspeaker or a television, by the browser's own choice of devices (W3C Remote Playback). */

/**
 * Offer it as long as there is a device.
 * @param {HTMLElement} button
 * @param {HTMLAudioElement} audio
 */
export function offerDevices(button, audio) {
  const {remote} = audio;
  if (!remote) return;
  const show = (available) => (button.hidden = !available);
  // A browser that cannot watch for devices can still be asked for them.
  remote.watchAvailability(show).catch(() => show(true));
  button.addEventListener("click", () => remote.prompt().catch(() => {}));
  const told = () => button.setAttribute("aria-pressed", String(remote.state !== "disconnected"));
  for (const name of ["connecting", "connect", "disconnect"]) remote.addEventListener(name, told);
}
