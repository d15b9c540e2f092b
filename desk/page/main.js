/** The page: which screen is shown, by what stands behind the # of its address. */
import {element, show} from "./elements.js";
import {openNew} from "./new_routine.js";
import {Notice} from "./notice.js";
import {openStart} from "./start.js";
import {openWriting} from "./writing.js";

const notice = new Notice(document.getElementById("notice"));
let end = () => {};
let turn = 0;

async function open() {
  const mine = (turn += 1);
  end();
  end = () => {};
  const screen = document.createElement("div");
  const name = decodeURIComponent(location.hash.replace(/^#\/?/, ""));
  screen.className = "screen";
  document.getElementById("screen").replaceChildren(screen);
  try {
    const ends = await opened(screen, name);
    if (mine === turn) end = ends ?? end;
    else ends?.();
  } catch (error) {
    show(
      screen,
      element(
        "header",
        {class: "top"},
        element("a", {class: "back", href: "#/"}, "All routines"),
        element("h1", {}, "This cannot be opened"),
      ),
      element(
        "main",
        {class: "start"},
        element("p", {class: "trouble"}, error.message),
        element("button", {type: "button", onclick: open}, "Try again"),
      ),
    );
  }
}

function opened(screen, name) {
  if (name === "") return openStart(screen);
  if (name === "new") return openNew(screen, notice);
  screen.replaceChildren(document.getElementById("writing").content.cloneNode(true));
  return openWriting(screen, name, notice);
}

addEventListener("hashchange", open);
open();
