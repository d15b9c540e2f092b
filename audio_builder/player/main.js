/** The page: everything is put together here, and the first track is put in. */
import {tellAbout} from "./about.js";
import {Bar} from "./bar.js";
import {Coach} from "./coach.js";
import {offerDownloads} from "./downloads.js";
import {ExerciseList} from "./exercise_list.js";
import {Figure} from "./figure.js";
import {Mannequin} from "./mannequin.js";
import {listenToKeys} from "./keys.js";
import {loadEntry, loadLibrary, rowOf} from "./library.js";
import {showOnLockScreen} from "./lock_screen.js";
import {calm, say} from "./notice.js";
import {paceInShort, paceOrNull, samePace} from "./pace.js";
import {PaceChooser} from "./pace_chooser.js";
import {readQuery, withRoutine, withWish} from "./page_query.js";
import {followVersions} from "./updates.js";
import {RoutineChooser} from "./routine_chooser.js";
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
/** The routine that was asked for last, by its id. */
let wanted = "";
/** What this page has remembered last. */
let saved = {text: "", ms: 0};
const chooser = new PaceChooser(at("pace-dialog"), coach, offline, changePace);

new Figure(at("figure"), coach);
new Mannequin(at("body"), coach);
new Stage(document, coach);
new Bar(at("bar"), coach);
new ExerciseList(at("exercises"), coach);
/** What the address of the page asked for when it was loaded. */
const asked = readQuery(location.search);
const finder = new RoutineFinder(at("finder"), coach, {
  asked: asked.wish,
  open: openFound,
  wished: (wish) => changeAddress(withWish(location.search, wish)),
});
const routineChooser = new RoutineChooser(at("routine"), at("find"), {
  open: openChosen,
  find: () => finder.stand(),
});
tellAbout(at("about"), at("voice"), coach);
showOnLockScreen(coach);
offerDownloads(document, coach);

function changePace(pace) {
  coach.open({...coach.asked, pace}, {keepPlace: true});
}

/** The address tells what is open and looked for, to be loaded again or passed on. */
function changeAddress(query) {
  history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
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
  coach.addEventListener("trouble", ({detail}) => say(detail));
  coach.addEventListener("heard", calm);
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
  const {addresses, online} = coach.library;
  const kept = offline.pacesOf(routine.id).map((each) => each.pace);
  const own = routine.pace;
  if (!addresses.anyPace) return own;
  let pace = wished ?? own;
  if (!(routine.levels ?? []).includes(pace.level)) pace = {...pace, level: "standard"};
  if (online || kept.some((each) => samePace(each, pace))) return pace;
  return kept[0] ?? pace;
}

/** A routine of the library by its id, or else the first. */
async function openRoutine(id) {
  const row = rowOf(coach.library, id) ?? coach.library.routines[0];
  const routine = await entryOf(row.id);
  if (routine !== null) await openEntry(routine);
  routineChooser.choose((coach.asked?.routine ?? row).id); // it may not have come
}

/** The entry of a routine; null if it has not come, or another one was asked for meanwhile. */
async function entryOf(id) {
  wanted = id;
  try {
    const entry = await loadEntry(coach.library, id);
    return wanted === id ? entry : null;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(error.message);
    return null;
  }
}

async function openEntry(routine) {
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
}

/** What the address asks for, or else what was open last. */
async function openFirst() {
  const isThere = rowOf(coach.library, asked.routine);
  await openRoutine(isThere ? asked.routine : recall("routine"));
  if (asked.routine !== null && !isThere) say(`There is no routine “${asked.routine}” here.`);
}

async function openChosen(id) {
  await openRoutine(id);
  if (coach.asked?.routine.id === id) changeAddress(withRoutine(location.search, id));
}

/** One that was chosen from the list of routines: stand where it is played. */
async function openFound(id) {
  await openChosen(id);
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
  const rows = coach.library?.routines ?? [];
  // The list is laid while what is to be heard is on its way.
  const opening = rows.length > 0 && !coach.score ? openFirst() : undefined;
  routineChooser.show(rows);
  finder.show(rows);
  const open = coach.rendition?.routine;
  const now = open && rowOf(coach.library, open.id);
  if (now && now.stamp !== open.stamp) tellOfVersion();
  await opening;
}

function tellOfVersion() {
  say("A new version is here: load the page again to have it.", true);
}

wire();
await look();
document.body.classList.add("ready");
followVersions(tellOfVersion);
