/** The first screen: the folder's routines as cards, and the way to a new one. */
import {when} from "./changes_pane.js";
import {element, show} from "./elements.js";
import {ask} from "./server.js";

/**
 * @param {HTMLElement} root
 */
export async function openStart(root) {
  document.title = "Routines · Repcast desk";
  const {folder, routines} = await ask("routines");
  show(
    root,
    element(
      "header",
      {class: "top"},
      element("h1", {}, "Your routines"),
      element("a", {class: "button main", href: "#/new"}, "New routine"),
    ),
    element(
      "main",
      {class: "start"},
      routines.length === 0
        ? element(
            "div",
            {class: "empty"},
            element("h2", {}, "Nothing here yet"),
            element(
              "p",
              {},
              "A routine is what your patients will hear: exercises in your words, each at its time. Begin with a few words, one that ships with Repcast, or a handout that you have already.",
            ),
            element("a", {class: "button main", href: "#/new"}, "Write the first one"),
          )
        : element("ul", {class: "routines"}, routines.map(card)),
      element("p", {class: "hint"}, `They are files in ${folder}.`),
    ),
  );
}

function card({file, title, problems, changed_ms: changed}) {
  return element(
    "li",
    {key: file},
    element(
      "a",
      {href: `#/${encodeURIComponent(file)}`},
      element("strong", {}, title || "No title yet"),
      element("span", {class: "hint"}, file),
      element("span", {class: "hint"}, `Changed ${when(changed)}`),
      problems > 0
        ? element("span", {class: "badge"}, `${problems} to write or mend`)
        : element("span", {class: "badge fine"}, "Ready to build"),
    ),
  );
}
