/** What there is to know of the routine that is open: what it is for, whose work it is, who speaks. */

/**
 * @param {HTMLElement} about
 * @param {HTMLElement} voice
 * @param {import("./coach.js").Coach} coach
 */
export function tellAbout(about, voice, coach) {
  coach.addEventListener("change", () => {
    const {routine} = coach.rendition;
    const texts = [[routine.summary], ...(routine.source ? [origin(routine.source)] : [])];
    about.replaceChildren(...texts.map(paragraph));
    voice.textContent = routine.voice?.attribution ?? "";
  });
}

function origin({title, author, publisher, url}) {
  return ["After “", url ? link(url, title) : title, `” by ${author}, ${publisher}.`];
}

function link(address, words) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.rel = "noreferrer";
  anchor.textContent = words;
  return anchor;
}

function paragraph(parts) {
  const element = document.createElement("p");
  element.append(...parts);
  return element;
}
