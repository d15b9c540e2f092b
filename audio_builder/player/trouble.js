/** What went wrong, as one sentence for whoever listens. */
export class Trouble extends Error {
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
    if (status === 404) return new Trouble(`${what} is not here any more: load the page again.`);
    if (status === 400) return new Trouble(`${what} is not possible at this pace: choose another.`);
    if (status === 503) {
      return new Trouble("The server has nothing to play just now: try again in a minute.");
    }
    return new Trouble(`${what} could not be loaded (${status}): try again in a minute.`);
  }

  /** @param {string} what could not be had, as a sentence begins */
  static ofNetwork(what) {
    return new Trouble(`There is no connection, and ${what} is not kept on this device.`);
  }
}
