/** The focus is followed: the field lights up where the caret is in the text, and the other way. */
import {linesOf} from "./paths.js";

/**
 * @param {import("./form_pane.js").FormPane} form
 * @param {import("./text_pane.js").TextPane} text
 * @param {import("./draft.js").Draft} draft
 */
export function followFocus(form, text, draft) {
  let at = "";
  const lines = () => {
    for (let word = at; word !== ""; word = word.slice(0, Math.max(word.lastIndexOf("."), 0))) {
      const found = linesOf(draft.view.places, word, draft.text.split("\n").length);
      if (found) return found;
    }
    return null;
  };
  const follow = (reveal) => {
    const found = lines();
    text.light(found);
    if (found && reveal) text.reveal(found[0], "nearest");
  };
  form.root.addEventListener("focusin", ({target}) => {
    const part = target.closest("[data-path]")?.dataset.path ?? "";
    form.light(null);
    if (part === at) return;
    at = part;
    follow(true);
  });
  text.addEventListener("caret", () => {
    at = "";
    text.light(null);
    form.light(text.path);
  });
  draft.addEventListener("view", () => at !== "" && follow(false));
}
