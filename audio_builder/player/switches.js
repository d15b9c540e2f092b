/** The switches of the page: each is remembered on this device. */
import {recall, remember} from "./storage.js";

export class Switch {
  /**
   * @param {string} id of its box
   * @param {boolean} usually how it is set until somebody sets it
   */
  constructor(id, usually) {
    /** @type {HTMLInputElement} */
    this.box = document.querySelector(`#${id}`);
    this.box.checked = recall(id) ?? usually;
    this.box.addEventListener("change", () => remember(id, this.on));
  }

  /**
   * Tell how it is set: at once, and whenever that changes.
   * @param {(on: boolean) => void} listen
   */
  tell(listen) {
    this.box.addEventListener("change", () => listen(this.on));
    listen(this.on);
  }

  get on() {
    return this.box.checked;
  }

  toggle() {
    this.box.click();
  }

  /** Where a device cannot do it, there is nothing to switch. */
  hide() {
    this.box.parentElement.hidden = true;
  }
}
