/**
 * The audio element, with a position that is right at once: from the moment a track is asked for,
 * also while it is on its way.
 *
 * A browser remembers by its address where a track came from, and refuses to go on reading from
 * elsewhere: from the service worker once the track is kept, say. So an address is opened with
 * another fragment whenever that may have changed; no host ever sees it.
 *
 * Event of the audio element's, beside its own: "unreachable" when the host cannot jump to a place.
 */

/** So much may a track be shorter than its timeline. */
const NEAR_MS = 1000;
/** So far is a place from another as browsers see it, and not as listeners do. */
const BESIDE_S = 0.001;

export class Sound {
  /** The position to take once the track is there; null when it is. */
  #wanted_ms = null;
  /** The track that is on its way already. */
  #prepared = "";
  /** The track that is in, or on its way. */
  #address = "";
  /** How often the places that tracks come from have changed. */
  #changes = 0;

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
    this.#open(address);
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
      this.#open(address);
    } else if (ms > 0) {
      this.#go(ms);
    }
    this.#prepared = "";
    this.captions.track.mode = "hidden"; // loaded, for whoever reads captions, and shown by us
    if (playing) this.play();
  }

  /** From here on tracks may come from elsewhere than before. */
  forgetSources() {
    this.#changes += 1;
  }

  /** Open the track that is in once more, at the same place; it plays on if it did. */
  reopen() {
    const {playing} = this;
    this.#wanted_ms = this.ms;
    this.#open(this.#address);
    if (playing) this.play();
  }

  /** Open the track that is in once more, at the same place, and play on, whatever happened. */
  goOn() {
    this.forgetSources();
    this.reopen();
    this.play();
  }

  /** Where the track is, in ms. */
  get ms() {
    return this.#wanted_ms ?? Math.round(this.audio.currentTime * 1000);
  }

  set ms(ms) {
    this.#go(ms);
    this.audio.dispatchEvent(new Event("timeupdate")); // at once; the element's own comes later
  }

  /**
   * Whether a place can be gone to: a host that sends no parts of files has only the beginning.
   * @param {number} ms
   */
  reaches(ms) {
    const {readyState, seekable} = this.audio;
    if (readyState === HTMLMediaElement.HAVE_NOTHING || seekable.length === 0) return true;
    return ms <= 1000 * seekable.end(seekable.length - 1) + NEAR_MS;
  }

  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  play() {
    if (this.audio.error) {
      this.forgetSources();
      this.reopen();
    }
    // Refused or interrupted: the element's own events tell of it.
    this.audio.play().catch(() => {});
    // Of quick jumps made while it stood still, Chromium may never finish the last one. It is made
    // once more, to a place beside it: to the very same Chromium believes to be on its way.
    if (this.audio.seeking) this.audio.currentTime += BESIDE_S;
  }

  pause() {
    this.audio.pause();
  }

  #open(address) {
    this.#address = address;
    this.audio.src = this.#changes === 0 ? address : `${address}#${this.#changes}`;
  }

  #go(ms) {
    if (this.audio.readyState === HTMLMediaElement.HAVE_NOTHING) this.#wanted_ms = ms;
    else if (this.reaches(ms)) this.audio.currentTime = ms / 1000;
    else this.#tellUnreachable();
  }

  #arrive() {
    const ms = this.#wanted_ms;
    this.#wanted_ms = null;
    if (!ms) return;
    if (!this.reaches(ms)) this.#tellUnreachable();
    this.audio.currentTime = ms / 1000; // tried all the same: some browsers know it late
  }

  /** Once whoever has asked is done. */
  #tellUnreachable() {
    queueMicrotask(() => this.audio.dispatchEvent(new Event("unreachable")));
  }
}
