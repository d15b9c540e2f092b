/** The page: everything is put together here, and the first track is put in. */
import {routineIn} from "./addresses.js";
import {Bar} from "./bar.js";
import {Coach} from "./coach.js";
import {offerDownloads} from "./downloads.js";
import {ExerciseList} from "./exercise_list.js";
import {Figure} from "./figure.js";
import {listenToKeys} from "./keys.js";
import {loadLibrary, stampOf} from "./library.js";
import {showOnLockScreen} from "./lock_screen.js";
import {calm, say} from "./notice.js";
import {paceInShort, paceOrNull, samePace} from "./pace.js";
import {PaceChooser} from "./pace_chooser.js";
import {followVersions} from "./updates.js";
import {RoutineFinder} from "./routine_finder.js";
import {OfflineRoutines} from "./offline_routines.js";
import {Sound} from "./sound.js";
import {Stage} from "./stage.js";
import {recall, remember} from "./storage.js";
import {Trouble} from "./trouble.js";
import {keepAwake} from "./wake_lock.js";

const SAVE_EVERY_MS = 1000;
const at = (id) => document.getElementById(id);
const coach = new Coach(new Sound(at("audio"), at("captions")));
const offline = new OfflineRoutines(at("offline"), coach);
/** What this page has remembered last. */
let saved = {text: "", ms: 0};
const chooser = new PaceChooser(at("pace-dialog"), coach, offline, changePace);

new Figure(at("figure"), coach);
new Stage(document, coach);
new Bar(at("bar"), coach);
new ExerciseList(at("exercises"), coach);
const finder = new RoutineFinder(at("finder"), coach, openFound);
showOnLockScreen(coach);
offerDownloads(document, coach);

function changePace(pace) {
  coach.open({...coach.asked, pace}, {keepPlace: true});
}

function press(id, move) {
  at(id).addEventListener("click", () => coach.score && move());
}

/** A switch that is remembered; gives a function that tells whether it is on. */
function switched(id, usually, changed = () => {}) {
  const box = /** @type {HTMLInputElement} */ (at(id));
  box.checked = recall(id) ?? usually;
  box.addEventListener("change", () => {
    remember(id, box.checked);
    changed();
  });
  return () => box.checked;
}

function wire() {
  press("play", () => coach.toggle());
  press("previous", () => coach.previous());
  press("next-exercise", () => coach.next());
  press("repeat-exercise", () => coach.repeatExercise());
  press("repeat-side", () => coach.repeatSide());
  press("pace", () => chooser.open());
  const help = /** @type {HTMLDialogElement} */ (at("help-dialog"));
  at("help").addEventListener("click", () => help.showModal());
  help.querySelector(".close").addEventListener("click", () => help.close());
  listenToKeys(coach, switched("letters", true), () => help.showModal());
  const settle = keepAwake(coach, switched("awake", true, () => settle()));
  at("routine").addEventListener("change", ({target}) => openRoutine(target.value));
  coach.addEventListener("trouble", ({detail}) => say(detail));
  coach.sound.audio.addEventListener("playing", calm);
  offline.addEventListener("moved", ({detail}) => coach.moved(detail));
  offline.addEventListener("trouble", ({detail}) => say(detail));
  coach.addEventListener("change", () => {
    calm();
    remember("routine", coach.rendition.routine.id);
    at("pace-words").textContent = paceInShort(coach.rendition.pace);
    save();
  });
  coach.addEventListener("tick", () => {
    if (Math.abs(coach.sound.ms - saved.ms) >= SAVE_EVERY_MS) save();
  });
  coach.addEventListener("state", save);
  addEventListener("pagehide", save);
  addEventListener("online", look);
  addEventListener("offline", look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

/**
 * Remember the place, or forget it at the end. A place that this page has remembered already is left
 * alone: another tab may have gone on from there.
 */
function save() {
  if (!coach.score) return;
  const {routine, track, pace} = coach.rendition;
  const place = {track, pace, ms: coach.sound.audio.ended ? 0 : coach.sound.ms};
  const text = JSON.stringify([routine.id, place]);
  if (text === saved.text) return;
  saved = {text, ms: coach.sound.ms};
  remember(`place ${routine.id}`, place);
}

/** The pace at which to open: the remembered one if it can be had, else one that can. */
function possiblePace(routine, wished) {
  const {addresses, catalog, online} = coach.library;
  const kept = offline.pacesOf(routine.id).map((each) => each.pace);
  const own = catalog.pace;
  if (!addresses.anyPace) return own;
  let pace = wished ?? own;
  if (!(routine.levels ?? []).includes(pace.level)) pace = {...pace, level: "standard"};
  if (online || kept.some((each) => samePace(each, pace))) return pace;
  return kept[0] ?? pace;
}

async function openRoutine(id) {
  const {routines} = coach.library.catalog;
  const routine = routines.find((each) => each.id === id) ?? routines[0];
  const place = recall(`place ${routine.id}`);
  const session = routine.tracks.find((each) => each.exercise === null);
  const track = routine.tracks.find((each) => each.id === place?.track) ?? session;
  const pace = possiblePace(routine, paceOrNull(place?.pace));
  const resume_ms = track.id === place?.track ? place.ms : undefined;
  const open = (wished) =>
    coach.open({routine, track: track.id, pace: wished}, {resume_ms, play: false});
  const isIn = await open(pace);
  // Built anew, it may take more than the minutes that were remembered.
  if (!isIn && pace.minutes !== null && coach.asked === coach.rendition) {
    await open({...pace, minutes: null});
  }
  at("routine").value = (coach.asked?.routine ?? routine).id; // it may not have come
}

/** One that was chosen from the list of routines: stand where it is played. */
async function openFound(id) {
  await openRoutine(id);
  at("play").focus();
}

/** Look again at what there is: the network may have come or gone, the library been built anew. */
async function look() {
  const before = coach.library;
  try {
    coach.library = await loadLibrary();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (before) coach.library = {...before, online: false};
    else say(error.message);
  }
  await offline.refresh();
  const {routines} = coach.library?.catalog ?? {routines: []};
  finder.show(routines);
  const changed = (routine) =>
    routines.some((each) => each.id === routine.id && stampOf(each) !== stampOf(routine));
  if (before?.catalog.routines.some(changed)) tellOfVersion();
  if (coach.library && !coach.score) await openRoutine(askedFor() ?? recall("routine"));
}

/**
 * The routine that the page's address names, once: then the address is the page's own again, so that
 * loading it anew opens what was played last.
 */
function askedFor() {
  const address = new URL(location.href);
  const id = routineIn(address.search);
  address.search = "";
  if (id !== null) history.replaceState(null, "", address);
  return id;
}

function tellOfVersion() {
  say("A new version is here: load the page again to have it.", true);
}

wire();
await look();
document.body.classList.add("ready");
followVersions(tellOfVersion);
