/** Which cards of the form are open, by the paths of what is on them. */
export class Opened {
  #open = new Set();

  /** @param {string} word */
  has(word) {
    return this.#open.has(word);
  }

  /** @param {string} word @param {boolean} is */
  set(word, is = true) {
    if (is) this.#open.add(word);
    else this.#open.delete(word);
  }

  /** An item of a list was put in at a number. @param {string} list @param {number} index */
  inserted(list, index) {
    this.#renumber(list, (number) => (number >= index ? number + 1 : number));
  }

  /** An item of a list has gone. @param {string} list @param {number} index */
  removed(list, index) {
    this.#renumber(list, (number) => (number === index ? null : number > index ? number - 1 : number));
  }

  /** Two neighbours changed places. @param {string} list @param {number} one @param {number} other */
  swapped(list, one, other) {
    this.#renumber(list, (number) => (number === one ? other : number === other ? one : number));
  }

  #renumber(list, to) {
    const start = `${list}.`;
    const renamed = [...this.#open].flatMap((word) => {
      if (!word.startsWith(start)) return [word];
      const [number, ...rest] = word.slice(start.length).split(".");
      const now = to(Number(number));
      return now === null ? [] : [[list, now, ...rest].join(".")];
    });
    this.#open = new Set(renamed);
  }
}
