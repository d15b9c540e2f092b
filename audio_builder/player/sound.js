/**
 * The audio element, with a position that is right at once: from the moment a track is asked for,
 * also while it is on its way.
 */

export class Sound {
  /** The position to take once the track is there; null when it is. */
  #wanted_ms = null;
  /** The track that is on its way already. */
  #prepared = "";

  /**
   * @param {HTMLAudioElement} audio
   * @param {HTMLTrackElement} captions
   */
  constructor(audio, captions) {
    this.audio = audio;
    this.captions = captions;
    audio.addEventListener("loadedmetadata", () => this.#arrive());
  }

  /**
   * Send for a track that is about to be put in, while its timeline is still on its way.
   * @param {string} address
   */
  prepare(address) {
    this.#prepared = address;
    this.audio.src = address;
  }

  /**
   * Put another track in, and play on from a position if asked to.
   * @param {string} address
   * @param {string} captions
   * @param {number} ms
   * @param {boolean} playing
   */
  load(address, captions, ms, playing) {
    this.captions.src = captions;
    if (address !== this.#prepared) {
      this.#wanted_ms = ms;
      this.audio.src = address;
    } else if (ms > 0) {
      this.#go(ms);
    }
    this.#prepared = "";
    this.captions.track.mode = "hidden"; // loaded, for whoever reads captions, and shown by us
    if (playing) this.play();
  }

  /** Where the track is, in ms. */
  get ms() {
    return this.#wanted_ms ?? Math.round(this.audio.currentTime * 1000);
  }

  set ms(ms) {
    this.#go(ms);
    this.audio.dispatchEvent(new Event("timeupdate")); // at once; the element's own comes later
  }

  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  play() {
    if (this.audio.error) {
      this.#wanted_ms = this.ms;
      this.audio.load();
    }
    // Refused or interrupted: the element's own events tell of it.
    this.audio.play().catch(() => {});
  }

  pause() {
    this.audio.pause();
  }

  #go(ms) {
    if (this.audio.readyState === HTMLMediaElement.HAVE_NOTHING) this.#wanted_ms = ms;
    else this.audio.currentTime = ms / 1000;
  }

  #arrive() {
    const ms = this.#wanted_ms;
    this.#wanted_ms = null;
    if (ms) this.audio.currentTime = ms / 1000;
  }
}
