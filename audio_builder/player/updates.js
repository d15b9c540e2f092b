/**
 * The service worker, and what it brings: a new version of the page is told of, and is there when
 * the page is next loaded. What plays goes on: nothing is loaded behind the listener's back.
 */

/** @param {() => void} tell of a new version */
export async function followVersions(tell) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  let controlled = workers.controller !== null; // the first one to come is no renewal
  workers.addEventListener("controllerchange", () => {
    if (controlled) tell();
    controlled = true;
  });
  try {
    const registration = await workers.register("sw.js", {updateViaCache: "none"});
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) registration.update().catch(() => {}); // no network: next time
    });
  } catch {
    // A browser that refuses it (a private window, say) plays all the same, online.
  }
}
