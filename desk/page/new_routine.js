/** A new routine, in four ways: a few words, one from the shelf, a handout, a file. */
import {fromFile, fromShelf, fromText, fromWords} from "./beginnings.js";
import {element, show} from "./elements.js";
import {ask} from "./server.js";

const FILES = ".fit,.zwo,.csv,.json,.yaml,.yml,.txt,.md";

/** @param {HTMLElement} root @param {import("./notice.js").Notice} notice */
export async function openNew(root, notice) {
  document.title = "New routine · Repcast desk";
  const {routines, shelf} = await ask("routines");
  const screen = {
    root,
    notice,
    shelf,
    taken: routines.map(({file}) => file.replace(/\.yaml$/, "")),
    trouble: {},
    found: "",
    busy: false,
  };
  draw(screen);
  root.querySelector("#new-title")?.focus();
}

function draw(screen) {
  show(
    screen.root,
    element(
      "header",
      {class: "top"},
      element("a", {class: "back", href: "#/"}, "All routines"),
      element("h1", {}, "New routine"),
    ),
    element("main", {class: "ways"}, fewWords(screen), handout(screen), shelf(screen), file(screen)),
  );
}

function way(screen, name, title, hint, submit, ...fields) {
  return element(
    "form",
    {
      class: "way",
      key: name,
      "aria-labelledby": `way-${name}`,
      onsubmit: (event) => begin(screen, name, event, submit),
    },
    element("h2", {id: `way-${name}`}, title),
    element("p", {class: "hint"}, hint),
    fields,
    element("p", {role: "alert", class: screen.trouble[name] ? "trouble" : ""}, screen.trouble[name] ?? ""),
  );
}

async function begin(screen, name, event, submit) {
  event.preventDefault();
  if (screen.busy) return;
  screen.busy = true;
  try {
    const {file, losses = []} = await submit(new FormData(event.target, event.submitter));
    if (losses.length > 0) screen.notice.say(`Not carried over: ${losses.join("; ")}`);
    location.hash = `#/${encodeURIComponent(file)}`;
  } catch (error) {
    screen.trouble = {[name]: error.message};
    draw(screen);
  }
  screen.busy = false;
}

function fewWords(screen) {
  return way(
    screen,
    "words",
    "Begin with a few words",
    "A title and your exercises; the rest is asked for one thing after the other.",
    (form) => fromWords(form.get("title"), form.get("exercises"), screen.taken),
    field(
      "new-title",
      "What is it called?",
      element("input", {
        id: "new-title",
        name: "title",
        type: "text",
        required: true,
        maxlength: 80,
        autocomplete: "off",
        placeholder: "Knee care",
      }),
    ),
    field(
      "new-exercises",
      "Its exercises, one a line",
      element("textarea", {
        id: "new-exercises",
        name: "exercises",
        rows: 5,
        placeholder: "Heel slide\nWall squat\nCalf stretch",
      }),
    ),
    element("button", {type: "submit", class: "main"}, "Begin"),
  );
}

function handout(screen) {
  return way(
    screen,
    "handout",
    "Paste a handout",
    "Exercises in your own words or shorthand. What was guessed is listed for you to confirm.",
    (form) => fromText(form.get("text")),
    field(
      "new-handout",
      "The handout",
      element("textarea", {
        id: "new-handout",
        name: "text",
        rows: 8,
        required: true,
        placeholder: "Clams 2x15 each side\nBridges 3x10, hold 5 s",
      }),
    ),
    element("button", {type: "submit", class: "main"}, "Read it"),
  );
}

function shelf(screen) {
  const words = screen.found.toLowerCase().split(/\s+/);
  const told = ({title, genre, body_parts: parts}) => [title, genre, ...parts].join(" ").toLowerCase();
  const found = screen.shelf.filter((each) => words.every((word) => told(each).includes(word)));
  return way(
    screen,
    "shelf",
    "From the shelf",
    "Take a routine that ships with Repcast, and make it yours.",
    (form) =>
      fromShelf(
        screen.shelf.find(({id}) => id === form.get("id")),
        screen.taken,
      ),
    field(
      "new-find",
      "Find one",
      element("input", {
        id: "new-find",
        type: "search",
        value: screen.found,
        onkeydown: (event) => event.key === "Enter" && event.preventDefault(), // it only looks
        oninput: ({target}) => {
          screen.found = target.value;
          draw(screen);
        },
      }),
    ),
    element(
      "ul",
      {class: "shelf", "aria-label": "The shelf", tabindex: "0"},
      found.map((each) =>
        element(
          "li",
          {key: each.id},
          element(
            "span",
            {},
            element("strong", {}, each.title),
            element(
              "span",
              {class: "hint"},
              ` ${[each.genre, `${Math.round(each.duration_ms / 60000)} min`].filter(Boolean).join(" · ")}`,
            ),
          ),
          element(
            "button",
            {type: "submit", name: "id", value: each.id, "aria-label": `Take ${each.title}`},
            "Take",
          ),
        ),
      ),
    ),
  );
}

function file(screen) {
  return way(
    screen,
    "file",
    "Import a file",
    "Workouts of Garmin (.fit), Zwift (.zwo), wger (.json), tables (.csv), text.",
    (form) => fromFile(form.get("file")),
    field(
      "new-file",
      "The file",
      element("input", {id: "new-file", name: "file", type: "file", required: true, accept: FILES}),
    ),
    element("button", {type: "submit", class: "main"}, "Import it"),
  );
}

function field(id, label, input) {
  return element("div", {class: "field"}, element("label", {for: id}, label), input);
}
