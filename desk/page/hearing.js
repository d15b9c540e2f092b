/** A sentence heard at once, in the voice that will speak it. */
import {fetched} from "./server.js";

const KEPT_MAX = 100;

export class Hearing {
  #audio = new Audio();
  #kept = new Map();
  #button = null;

  /**
   * @param {string} file
   * @param {(words: string) => void} say tells what went wrong
   */
  constructor(file, say) {
    this.file = file;
    this.say = say;
    for (const name of ["ended", "pause", "error"]) this.#audio.addEventListener(name, () => this.#quiet());
  }

  /**
   * Say it; pressed again, be quiet.
   * @param {string} text
   * @param {HTMLElement} button
   * @param {string} [side]
   */
  async hear(text, button, side = "left") {
    const again = button === this.#button;
    this.stop();
    if (again) return;
    this.#button = button;
    button.classList.add("waiting");
    button.setAttribute("aria-busy", "true");
    try {
      const address = await this.#sound(text, side);
      if (button !== this.#button) return;
      this.#audio.src = address;
      button.classList.replace("waiting", "heard");
      button.removeAttribute("aria-busy");
      await this.#audio.play();
    } catch (error) {
      if (error.name === "AbortError") return; // another was asked for meanwhile
      this.#quiet();
      this.say(error.message);
    }
  }

  stop() {
    this.#audio.pause();
    this.#quiet();
  }

  #quiet() {
    this.#button?.classList.remove("waiting", "heard");
    this.#button?.removeAttribute("aria-busy");
    this.#button = null;
  }

  async #sound(text, side) {
    const name = `${side} ${text}`;
    if (!this.#kept.has(name)) {
      const sound = await fetched("say", {text, side, file: this.file});
      if (this.#kept.size >= KEPT_MAX) this.forget();
      this.#kept.set(name, URL.createObjectURL(sound));
    }
    return this.#kept.get(name);
  }

  /** Pronunciations may be others now. */
  forget() {
    for (const address of this.#kept.values()) URL.revokeObjectURL(address);
    this.#kept.clear();
  }
}
