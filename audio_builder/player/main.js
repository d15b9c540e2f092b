/** The page: everything is put together here, and the first track is put in. */
import {tellAbout} from "./about.js";
import {Bar} from "./bar.js";
import {Coach} from "./coach.js";
import {Cover} from "./cover.js";
import {offerDownloads} from "./downloads.js";
import {ExerciseList} from "./exercise_list.js";
import {Figure} from "./figure.js";
import {Finish} from "./finish.js";
import {Mannequin} from "./mannequin.js";
import {loadEntry, loadLibrary, rowOf} from "./library.js";
import {showOnLockScreen} from "./lock_screen.js";
import {calm, say} from "./notice.js";
import {paceInShort, paceOrNull, samePace} from "./pace.js";
import {PaceChooser} from "./pace_chooser.js";
import {readQuery, withRoutine, withWish} from "./page_query.js";
import {followVersions} from "./updates.js";
import {RoutineFinder} from "./routine_finder.js";
import {OfflineRoutines} from "./offline_routines.js";
import {OwnPractice} from "./own_practice.js";
import {PracticeCalendar} from "./practice_calendar.js";
import {PracticeLog} from "./practice_log.js";
import {PracticeMeter} from "./practice_meter.js";
import {offerDevices} from "./remote_playback.js";
import {Sound} from "./sound.js";
import {Stage} from "./stage.js";
import {recall, remember} from "./storage.js";
import {Trouble} from "./trouble.js";
import {Views} from "./views.js";
import {wirePreferences} from "./preferences.js";

const SAVE_EVERY_MS = 1000;
const at = (id) => document.getElementById(id);
const coach = new Coach(new Sound(at("audio"), at("captions")));
const offline = new OfflineRoutines(at("offline"), coach);
const views = new Views(document.body, coach);
const log = new PracticeLog({recall, remember});
const meter = new PracticeMeter(coach);
/** The routine that was asked for last, by its id. */
let wanted = "";
/** What this page has remembered last. */
let saved = {text: "", ms: 0};
const chooser = new PaceChooser(at("pace-dialog"), coach, offline, changePace);

new Figure(at("figure"), coach);
new Mannequin(at("body"), coach, views);
new Stage(document, coach);
new Cover(document, coach);
const finish = new Finish(at("finish"), coach, meter, log);
new PracticeCalendar(at("practice"), log);
new Bar(at("bar"), coach);
new ExerciseList(at("exercises"), coach);
/** What the address of the page asked for when it was loaded. */
const asked = readQuery(location.search);
const finder = new RoutineFinder(at("finder"), coach, {
  asked: asked.wish,
  open: openFound,
  wished: (wish) => changeAddress(withWish(location.search, wish)),
});
const own = new OwnPractice(at("own"), log, {open: openFound, begun: () => recall("routine")});
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
  wirePreferences(coach, () => help.showModal());
  at("find").addEventListener("click", turnLibrary);
  views.addEventListener("change", showView);
  offerDevices(at("devices"), coach.sound.audio);
  coach.addEventListener("trouble", ({detail}) => say(detail));
  coach.addEventListener("heard", calm);
  offline.addEventListener("moved", ({detail}) => coach.moved(detail));
  offline.addEventListener("trouble", ({detail}) => say(detail));
  coach.addEventListener("change", () => {
    calm();
    showWays();
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

/** To the library, or back to what is open. */
function turnLibrary() {
  if (views.now !== "library") {
    views.show("library");
    finder.stand();
  } else {
    views.showStage();
    at("play").focus();
  }
}

function showView() {
  at("find").textContent = views.now === "library" ? "Back to the routine" : "All routines";
  showWays();
  if (views.now === "finish") finish.show();
}

/** From the library leads a way back, once something is open; to it, if there are others. */
function showWays() {
  const rows = coach.library?.routines ?? [];
  at("find").hidden = rows.length < 2 || (views.now === "library" && !coach.score);
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

/** A routine of the library by its id. */
async function openRoutine(id) {
  const routine = await entryOf(id);
  if (routine !== null) await openEntry(routine);
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

/** What the address asks for, the only routine, or what was open last, behind the library. */
async function openFirst() {
  const {routines} = coach.library;
  const isThere = rowOf(coach.library, asked.routine) !== undefined;
  if (isThere || routines.length === 1) views.show("cover");
  else if (asked.routine !== null) say(`There is no routine “${asked.routine}” here.`);
  const last = rowOf(coach.library, recall("routine"))?.id;
  const id = isThere ? asked.routine : routines.length === 1 ? routines[0].id : last;
  if (id !== undefined) await openRoutine(id);
}

/** One that was chosen from the library: stand where it is played. */
async function openFound(id) {
  if (coach.rendition?.routine.id !== id) await openRoutine(id);
  if (coach.asked?.routine.id !== id) return; // it has not come
  changeAddress(withRoutine(location.search, id));
  views.showStage();
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
  finder.show(rows);
  own.show(rows);
  showWays();
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
