/**
 * The lock screen, headset buttons, car: what plays is an exercise, next and previous are exercises,
 * and the position is the one within the exercise.
 */
import {segmentAt} from "./timeline.js";

const SEEK_S = 10;

/** @param {import("./coach.js").Coach} coach */
export function showOnLockScreen(coach) {
  const {mediaSession} = navigator;
  if (!mediaSession) return;
  let shown = "";

  const segment = () => segmentAt(coach.score.segments, coach.sound.ms);
  const tell = () => {
    if (!coach.score) return;
    const {routine, track} = coach.rendition;
    const here = segment();
    const key = `${routine.id} ${track} ${here.exercise}`;
    if (key !== shown) {
      shown = key;
      mediaSession.metadata = metadataOf(coach, here.exercise);
    }
    mediaSession.playbackState = coach.sound.playing ? "playing" : "paused";
    const length = here.end_ms - here.start_ms;
    mediaSession.setPositionState?.({
      duration: length / 1000,
      playbackRate: 1,
      position: Math.min(Math.max(coach.sound.ms - here.start_ms, 0), length) / 1000,
    });
  };
  for (const name of ["change", "tick", "state"]) coach.addEventListener(name, tell);

  const actions = {
    play: () => coach.sound.play(),
    pause: () => coach.sound.pause(),
    previoustrack: () => coach.previous(),
    nexttrack: () => coach.next(),
    seekbackward: ({seekOffset}) => coach.seekBy(-1000 * (seekOffset ?? SEEK_S)),
    seekforward: ({seekOffset}) => coach.seekBy(1000 * (seekOffset ?? SEEK_S)),
    seekto: ({seekTime}) => coach.seek(segment().start_ms + 1000 * seekTime),
  };
  for (const [action, move] of Object.entries(actions)) {
    try {
      mediaSession.setActionHandler(action, (details) => coach.score && move(details));
    } catch {
      // A browser that does not know the action does without it.
    }
  }
}

function metadataOf(coach, exerciseId) {
  const {routine} = coach.rendition;
  const exercise = routine.exercises.find((each) => each.id === exerciseId);
  const src = coach.library.addresses.plain(`${routine.id}/cover.png`);
  return new MediaMetadata({
    title: exercise?.title ?? routine.title,
    artist: routine.author,
    album: routine.title,
    artwork: [{src, sizes: "600x600", type: "image/png"}],
  });
}
