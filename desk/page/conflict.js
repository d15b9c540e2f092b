/** Both changed the same lines: both are shown, and each difference is chosen. Nothing is lost. */
import {difference} from "./difference.js";
import {element, show} from "./elements.js";
import {sideBySide} from "./side_by_side.js";

/**
 * @param {HTMLDialogElement} dialog
 * @param {import("./draft.js").Draft} draft
 */
export function settleConflict(dialog, draft) {
  const {theirs, base} = draft.conflict;
  const mine = draft.text;
  const runs = difference(mine, theirs ?? "");
  const chosen = proposed(runs, base);
  const option = (number, value, words) =>
    element(
      "label",
      {class: "choice"},
      element("input", {
        type: "radio",
        name: `difference-${number}`,
        value,
        checked: chosen[number] === value,
        onchange: () => {
          chosen[number] = value;
        },
      }),
      ` ${words}`,
    );
  const settle = () => {
    let number = 0;
    const rows = runs.flatMap((run) => (run.same || chosen[number++] === "mine" ? run.one : run.other));
    dialog.close();
    draft.settle(rows.join("\n"));
  };
  dialog.setAttribute("aria-labelledby", "conflict-title");
  dialog.oncancel = (event) => event.preventDefault(); // nothing is saved until it is settled
  dialog.onclose = () => {
    dialog.oncancel = null;
  };
  show(
    dialog,
    element("h2", {id: "conflict-title"}, theirs === null ? "The file is gone" : "Changed in two places"),
    theirs === null
      ? element(
          "p",
          {},
          "Somebody removed or renamed the file while you were writing. Your text is here; saving it makes the file again.",
        )
      : [
          element(
            "p",
            {},
            "While you were writing, the file was changed elsewhere in the same lines. Choose what holds, for each difference.",
          ),
          sideBySide(runs, "Yours", "In the file", (_, number) =>
            element(
              "div",
              {class: "row tight"},
              option(number, "mine", "Keep yours"),
              option(number, "theirs", "Take the file’s"),
            ),
          ),
        ],
    element(
      "button",
      {type: "button", class: "main", onclick: settle},
      theirs === null ? "Save my text" : "Save it so",
    ),
  );
  dialog.showModal();
}

/** Where only the file was changed, its lines are proposed; everywhere else, one's own. */
function proposed(runs, base) {
  const known = `\n${base ?? ""}\n`;
  return runs.flatMap((run, index) => {
    if (run.same) return [];
    const around = [runs[index - 1]?.one.at(-1), ...run.one, runs[index + 1]?.one[0]].filter(
      (row) => row !== undefined,
    );
    return [base !== null && known.includes(`\n${around.join("\n")}\n`) ? "theirs" : "mine"];
  });
}
