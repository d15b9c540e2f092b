/**
 * The line drawing of an exercise, inlined so that it takes the page's colour. Of a file only plain
 * shapes are taken: no script, no style, no link, no text.
 */

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ["g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect"];
const ATTRIBUTES = [
  "class",
  "cx", "cy", "d", "fill", "fill-opacity", "fill-rule", "height", "opacity", "points", "r", "rx",
  "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity",
  "stroke-width", "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
];

/** @type {Map<string, Promise<SVGElement | null>>} */
const drawn = new Map();

/**
 * @param {HTMLElement} holder
 * @param {string} path from the page's folder; "" for none
 * @param {import("./addresses.js").Addresses} addresses
 */
export async function showDrawing(holder, path, addresses) {
  holder.dataset.path = path;
  const drawing = path === "" ? null : await load(path, addresses);
  if (holder.dataset.path !== path) return; // another exercise has come up since
  holder.replaceChildren(...(drawing ? [drawing.cloneNode(true)] : []));
  holder.classList.toggle("empty", drawing === null);
}

function load(path, addresses) {
  if (!drawn.has(path)) {
    const coming = read(addresses.plain(path));
    drawn.set(path, coming);
    coming.then((drawing) => drawing ?? drawn.delete(path));
  }
  return drawn.get(path);
}

async function read(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    const root = parsed.documentElement;
    return root.localName === "svg" ? plain(root) : null;
  } catch {
    return null; // a drawing is a help, never a reason to stop
  }
}

/** A copy that holds nothing but shapes. */
function plain(element) {
  const copy = document.createElementNS(SVG, element.localName);
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null && !value.includes("url(")) copy.setAttribute(name, value);
  }
  const shapes = [...element.children].filter((child) => SHAPES.includes(child.localName));
  copy.append(...shapes.map(plain));
  return copy;
}

/**
 * The drawings of a routine that there are, as paths.
 * @param {{files?: {path: string}[]}} routine
 * @returns {string[]}
 */
export function drawingsOf({files = []}) {
  return files.map(({path}) => path).filter((path) => path.endsWith(".svg"));
}
