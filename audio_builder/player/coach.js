/**
 * What plays: one track of one routine at one pace, and every move a listener can make in it.
 *
 * Events: "change" when another track is in, "tick" when the position has moved, "state" when it
 * starts or stops, "heard" when something plays, "trouble" with a sentence, the name of the button
 * that helps, and what to do when it is pressed.
 *
 * @typedef {import("./pace.js").Pace} Pace
 * @typedef {{routine: any, track: string, pace: Pace}} Rendition
 */
import {breathPhases} from "./breath.js";
import {after, before, exerciseAt} from "./moves.js";
import {loadEntry} from "./library.js";
import {samePace} from "./pace.js";
import {exerciseStart, resumeAt, samePlace, sideStart} from "./places.js";
import {watchForStandstill} from "./standstill.js";
import {segments, turnsOf} from "./timeline.js";
import {AGAIN, Trouble} from "./trouble.js";
import {isSilence, diagnose} from "./diagnosis.js";

const NO_JUMPS =
  "This host cannot jump within a track: keep the routine offline first, or play exercises by " +
  "themselves.";

export class Coach extends EventTarget {
  /** @type {Rendition} */
  rendition;
  /** @type {Rendition} The one that was asked for last: it plays, or is on its way. */
  asked;
  /** The timeline of what plays, and what follows from it; null until there is one. */
  score = null;

  /** @param {import("./sound.js").Sound} sound */
  constructor(sound) {
    super();
    this.sound = sound;
    /** @type {import("./library.js").Library} */
    this.library = null;
    const tell = (name) => () => this.score && this.dispatchEvent(new Event(name));
    for (const name of ["timeupdate", "seeked", "loadedmetadata"]) {
      sound.audio.addEventListener(name, tell("tick"));
    }
    // "emptied": another track that does not play on stops without a "pause".
    for (const name of ["play", "playing", "pause", "ended", "waiting", "emptied"]) {
      sound.audio.addEventListener(name, tell("state"));
    }
    sound.audio.addEventListener("playing", () => {
      if (!sound.audio.error) this.dispatchEvent(new Event("heard"));
    });
    sound.audio.addEventListener("error", () => this.#fail());
    sound.audio.addEventListener("unreachable", () => this.#tell(new Trouble(NO_JUMPS)));
    watchForStandstill(sound, () => this.#tellWhyNot(null));
  }

  /**
   * Put a track in.
   * @param {Rendition} rendition
   * @param {{resume_ms?: number, keepPlace?: boolean, play?: boolean}} how
   * @returns {Promise<boolean>} whether it is in, and nothing else was asked for meanwhile
   */
  async open(rendition, how = {}) {
    this.asked = rendition;
    if (!this.score) this.sound.prepare(this.#address(rendition, ".mp3"));
    let timeline;
    try {
      timeline = await this.#timelineOf(rendition);
    } catch (error) {
      if (this.asked === rendition) {
        this.asked = this.rendition;
        this.#tell(error, () => this.open(rendition, how));
      }
      return false;
    }
    if (this.asked !== rendition) return false;
    let ms = 0;
    if (how.keepPlace && this.score) ms = samePlace(this.score.timeline, this.sound.ms, timeline);
    else if (how.resume_ms !== undefined) ms = resumeAt(timeline, how.resume_ms);
    const only = exerciseOf(rendition);
    const phases = breathPhases(timeline);
    const turns = turnsOf(timeline);
    this.score = {timeline, phases, turns, segments: segments(timeline, only), only};
    this.rendition = rendition;
    const address = (ending) => this.#address(rendition, ending);
    const playing = how.play ?? this.sound.playing;
    this.sound.load(address(".mp3"), address(".vtt"), ms, playing);
    this.dispatchEvent(new Event("change"));
    return true;
  }

  /**
   * A routine at a pace has come onto this device, or gone from it: it is read from elsewhere now.
   * @param {{routine: string, pace: Pace, anew: boolean}} what `anew` if it may be of another build
   */
  async moved({routine, pace, anew}) {
    this.sound.forgetSources();
    const {asked, library} = this;
    if (asked?.routine.id !== routine || !samePace(asked.pace, pace)) return;
    if (!anew) {
      if (library.online) this.sound.reopen();
      return;
    }
    try {
      const entry = await loadEntry(library, routine);
      if (this.asked === asked) await this.open({...asked, routine: entry}, {keepPlace: true});
    } catch (error) {
      this.#tell(error, () => this.moved({routine, pace, anew}));
    }
  }

  /** Play, or pause. */
  toggle() {
    if (this.sound.playing) this.sound.pause();
    else if (this.score) this.sound.play();
  }

  /** @param {number} ms */
  seek(ms) {
    if (!this.score) return;
    this.sound.ms = Math.min(Math.max(ms, 0), this.score.timeline.duration_ms);
  }

  /**
   * Play from a place, if the host can go there.
   * @param {number} ms
   */
  playFrom(ms) {
    this.seek(ms);
    if (this.sound.reaches(ms)) this.sound.play();
  }

  /** @param {number} by_ms */
  seekBy(by_ms) {
    this.seek(this.sound.ms + by_ms);
  }

  next() {
    this.goTo(after(this.score, this.#exercises(), this.sound.ms));
  }

  previous() {
    this.goTo(before(this.score, this.#exercises(), this.sound.ms));
  }

  repeatExercise() {
    this.seek(exerciseStart(this.score.timeline, exerciseAt(this.score, this.sound.ms) ?? undefined));
  }

  repeatSide() {
    this.seek(sideStart(this.score.timeline, this.sound.ms));
  }

  /**
   * To an exercise: a jump in the session, or its own track if an exercise plays by itself.
   * @param {string | undefined} exercise
   */
  goTo(exercise) {
    if (exercise === undefined) return;
    if (this.score.only === null) {
      this.seek(exerciseStart(this.score.timeline, exercise));
      return;
    }
    const {routine} = this.rendition;
    const {pace} = this.asked;
    const {id} = routine.tracks.find((track) => track.exercise === exercise);
    if (id === this.rendition.track) this.seek(0);
    else this.open({routine, track: id, pace});
  }

  /**
   * The exercises that one can go to; a short session goes without some.
   * @returns {string[]}
   */
  #exercises() {
    const exercises = this.rendition.routine.exercises.map((exercise) => exercise.id);
    return this.score.only === null ? exercises.filter((each) => this.has(each)) : exercises;
  }

  /**
   * Whether an exercise is in the track.
   * @param {string} exercise
   */
  has(exercise) {
    return this.score.segments.some((segment) => segment.exercise === exercise);
  }

  #address({routine, track, pace}, ending) {
    return this.library.addresses.paced(routine.id, `${track}${ending}`, pace);
  }

  async #timelineOf(rendition) {
    let answer;
    try {
      answer = await fetch(this.#address(rendition, ".timeline.json"));
      if (answer.ok) return await answer.json();
    } catch {
      throw Trouble.ofNetwork("this pace");
    }
    throw await Trouble.ofAnswer(answer, "This track", rendition.routine);
  }

  #fail() {
    const {error} = this.sound.audio;
    if (!this.score || error?.code === MediaError.MEDIA_ERR_ABORTED) return;
    if (isSilence(error)) this.#tell(Trouble.ofSilence(), () => this.sound.goOn());
    else this.#tellWhyNot(new Trouble("The sound could not be played.", AGAIN));
  }

  /**
   * Tell why the track does not play on, unless it does by the time that this is known.
   * @param {Trouble | null} usual what to say when the host knows of nothing
   */
  async #tellWhyNot(usual) {
    const {rendition, sound} = this;
    const at = sound.audio.currentTime;
    const why = (await diagnose(rendition.routine, this.#address(rendition, ".mp3"))) ?? usual;
    const isOver = this.rendition !== rendition || sound.audio.currentTime !== at;
    if (why !== null && !isOver) this.#tell(why, () => sound.goOn());
  }

  #tell(error, press = () => {}) {
    if (!(error instanceof Trouble)) throw error;
    const {message, button} = error;
    this.dispatchEvent(new CustomEvent("trouble", {detail: {sentence: message, button, press}}));
  }
}

/**
 * The exercise that a rendition is about; null for a session.
 * @param {Rendition} rendition
 * @returns {string | null}
 */
function exerciseOf({routine, track}) {
  return routine.tracks.find((each) => each.id === track)?.exercise ?? null;
}
