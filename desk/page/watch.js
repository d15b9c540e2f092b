/**
 * Once a second: has the file been changed elsewhere, and who else has it open.
 */
import {ask, LostError} from "./server.js";

const EVERY_MS = 1000;
const GONE = "The file was removed or renamed elsewhere. What you write makes it again.";

/**
 * @param {import("./draft.js").Draft} draft
 * @param {(words: string) => void} warn told who else has the file open; nothing if nobody has
 * @param {(lost: boolean) => void} reach told whether the desk answers
 * @returns {() => void} ends it
 */
export function watch(draft, warn, reach) {
  const tab = crypto.randomUUID();
  let timer = 0;
  let ended = false;
  const look = async () => {
    if (draft.isUnsaved && draft.state === "saving") return void (timer = setTimeout(look, EVERY_MS)); // it would say the same
    try {
      const told = await ask(`${draft.address}/state`, "POST", {tab, digest: draft.digest});
      if (ended) return;
      reach(false);
      warn(told.digest === "" ? GONE : warning(told.others));
      if (told.changed && told.digest !== "" && !draft.isUnsaved && !draft.conflict) await draft.takeOver();
    } catch (error) {
      if (ended) return;
      if (error instanceof LostError) reach(true);
      else warn(error.message);
    }
    if (!ended) timer = setTimeout(look, EVERY_MS);
  };
  look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

function warning({tabs, desks}) {
  if (desks > 0)
    return "Another desk has this routine open. Changes in different lines are put together; in the same lines you will be asked.";
  if (tabs > 0)
    return "This routine is open in another tab too. What you write here shows there a second later.";
  return "";
}
