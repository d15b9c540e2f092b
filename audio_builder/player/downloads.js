/** Downloads at the pace that is heard, the printed sheet, and the podcast. */
import {podcastApps} from "./addresses.js";
import {paceInName, paceInWords} from "./pace.js";

/**
 * @param {Document} page
 * @param {import("./coach.js").Coach} coach
 */
export function offerDownloads(page, coach) {
  const addresses = [...page.querySelectorAll(".copying")];
  for (const each of addresses) offerCopying(each);
  coach.addEventListener("change", () => {
    for (const each of addresses) each.querySelector("[role=status]").textContent = "";
    offerFiles(page, coach);
    offerPodcast(page, coach);
  });
}

/** An address to be copied: a field, a button, and words on how it went. */
function offerCopying(root) {
  const field = root.querySelector("input");
  const copied = root.querySelector("[role=status]");
  root.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      copied.textContent = "Copied.";
    } catch {
      field.select();
      copied.textContent = "Copy it from the field: it is selected.";
    }
  });
}

function offerFiles(page, {library, rendition}) {
  const {addresses} = library;
  const {routine, track, pace} = rendition;
  const links = {
    "get-track": addresses.paced(routine.id, `${track}.mp3`, pace),
    "get-zip": addresses.paced(routine.id, `${routine.id}.zip`, pace),
    "get-text": addresses.paced(routine.id, `${track}.txt`, pace),
    "get-sheet": addresses.paced(routine.id, `${routine.id}.html`, pace),
  };
  for (const [id, link] of Object.entries(links)) {
    /** @type {HTMLAnchorElement} */ (page.getElementById(id)).href = link;
  }
  // Downloads of several paces lie beside each other.
  const names = {
    "get-track": `${track} ${paceInName(pace)}.mp3`,
    "get-zip": `${routine.id} ${paceInName(pace)}.zip`,
  };
  for (const [id, name] of Object.entries(names)) {
    /** @type {HTMLAnchorElement} */ (page.getElementById(id)).download = name;
  }
  const playlist = addresses.paced(routine.id, `${routine.id}.m3u8`, pace);
  /** @type {HTMLInputElement} */ (page.getElementById("playlist")).value = playlist;
  page.getElementById("files").hidden = false;
  page.getElementById("files-pace").textContent = paceInWords(pace);
  const {title} = routine.tracks.find((each) => each.id === track);
  page.getElementById("get-track").textContent = `${title} (MP3)`;
}

/** A host of files has a feed only if the build knew its address; our server always has one. */
function offerPodcast(page, {library, rendition}) {
  const {addresses, hasFeed} = library;
  page.getElementById("podcast").hidden = !hasFeed;
  if (!hasFeed) return;
  const feed = addresses.feed(rendition.routine.id, rendition.pace);
  const field = /** @type {HTMLInputElement} */ (page.getElementById("feed"));
  field.value = feed;
  const links = podcastApps(feed).map(({name, link}) => {
    const item = page.createElement("li");
    const anchor = page.createElement("a");
    anchor.href = link;
    anchor.textContent = name;
    anchor.rel = "noreferrer";
    item.append(anchor);
    return item;
  });
  page.getElementById("apps").replaceChildren(...links);
}
