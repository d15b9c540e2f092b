/** What went wrong, as one sentence for whoever listens, and what the button that helps is called. */

/** The button that loads the page again. */
export const RELOAD = "Load it";
/** One that has done again what failed. */
export const AGAIN = "Try again";

export class Trouble extends Error {
  /**
   * @param {string} sentence
   * @param {string} button "" if none would help
   */
  constructor(sentence, button = "") {
    super(sentence);
    this.button = button;
  }

  /**
   * What a server says of a pace that is not possible, in its own words: that no session is so
   * short, say. It calls the routine by its id.
   * @param {Response} answer
   * @param {string} what was asked for, as a sentence begins
   * @param {{id: string, title: string}} routine
   */
  static async ofAnswer(answer, what, routine) {
    const isText = answer.headers.get("Content-Type")?.startsWith("text/plain");
    if (answer.status !== 400 || !isText) return Trouble.ofStatus(answer.status, what);
    const sentence = (await answer.text()).trim().replace(routine.id, routine.title);
    return new Trouble(sentence.endsWith(".") ? sentence : `${sentence}.`);
  }

  /**
   * @param {number} status of an HTTP answer
   * @param {string} what was asked for, as a sentence begins
   */
  static ofStatus(status, what) {
    if (status === 404) {
      return new Trouble(`${what} is not here any more: load the page again.`, RELOAD);
    }
    if (status === 400) return new Trouble(`${what} is not possible at this pace: choose another.`);
    if (status === 503) {
      return new Trouble("The server has nothing to play just now: try again in a minute.", AGAIN);
    }
    return new Trouble(`${what} could not be loaded (${status}): try again in a minute.`, AGAIN);
  }

  /** @param {string} what could not be had, as a sentence begins */
  static ofNetwork(what) {
    return new Trouble(`There is no connection, and ${what} is not kept on this device.`, AGAIN);
  }

  /** The connection is gone while something plays. */
  static ofLostConnection() {
    return new Trouble("The connection is gone: go on when it is back, from here.", "Go on");
  }

  /** The library was built anew while the page was open. */
  static ofRebuild() {
    return new Trouble("This routine was made anew: load the page again to go on.", RELOAD);
  }

  /** The browser found nothing to play with; what plays runs on unheard. */
  static ofSilence() {
    return new Trouble(
      "No loudspeaker was found: connect one, or headphones, and turn on the sound.",
      "Turn on sound",
    );
  }

  /**
   * Nothing more fits on this device.
   * @param {boolean} canRemove whether something is kept that could make room
   */
  static ofNoRoom(canRemove) {
    const what = canRemove ? "remove something that is kept" : "free some space";
    return new Trouble(`There is no room left on this device: ${what}, and try again.`, AGAIN);
  }
}
