/**
 * Elements as they should be, and the page brought to that: what is the same stays as it is, so that
 * the focus, the caret and what a screen reader has read keep their place.
 *
 * @typedef {{tag: string, given: Record<string, any>, children: (Described | string)[]}} Described
 */

const SVG = "http://www.w3.org/2000/svg";
/** What is a property of an element: its attribute says only how it began. */
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "open", "selected", "inert"]);
/** What is for us, and never reaches the element. */
const OURS = new Set(["key", "held", "unless", "means", "alone"]);
const before = new WeakMap();

/**
 * @param {string} tag
 * @param {Record<string, any>} [given] attributes, properties and `on…` handlers. `key` tells it from
 *   its siblings; `unless` is a text: as long as it is the same, nothing inside is looked at; `alone`
 *   leaves what is inside to somebody else; `held` leaves the value as it is, since a newer one is on
 *   its way; `means` tells what a value comes to; `style` is a mapping, which a policy without inline
 *   styles lets a script set.
 * @param {...any} children elements, texts, lists of them; null and false are left out
 * @returns {Described}
 */
export function element(tag, given = {}, ...children) {
  const kept = children
    .flat(Infinity)
    .filter((each) => each !== null && each !== undefined && each !== false);
  return {tag, given: given ?? {}, children: kept};
}

/**
 * Bring what is inside an element to what is described.
 * @param {Element} parent
 * @param {any[]} wanted
 */
export function show(parent, ...wanted) {
  const list = wanted.flat(Infinity).filter((each) => each !== null && each !== undefined && each !== false);
  const keyed = new Map();
  for (const node of parent.childNodes) {
    const key = before.get(node)?.key;
    if (key !== undefined) keyed.set(key, node);
  }
  let next = parent.firstChild;
  for (const each of list) {
    const there = fitting(each, next, keyed);
    const node = there ?? made(each, parent);
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    bring(node, each);
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

/** The node that may become what is wanted, if there is one. */
function fitting(each, next, keyed) {
  const fits = (node) =>
    node && (typeof each === "string" ? node.nodeType === Node.TEXT_NODE : node.localName === each.tag);
  const key = each.given?.key;
  if (key !== undefined) return fits(keyed.get(key)) ? keyed.get(key) : null;
  return fits(next) && before.get(next)?.key === undefined ? next : null;
}

function made(each, parent) {
  if (typeof each === "string") return document.createTextNode(each);
  const drawn = each.tag === "svg" || (parent.namespaceURI === SVG && parent.localName !== "foreignObject");
  return drawn ? document.createElementNS(SVG, each.tag) : document.createElement(each.tag);
}

function bring(node, each) {
  if (typeof each === "string") {
    if (node.data !== each) node.data = each;
    return;
  }
  const old = before.get(node) ?? {};
  if (each.given.unless !== undefined && each.given.unless === old.unless) return;
  before.set(node, each.given);
  if (!each.given.alone) show(node, each.children);
  for (const name of Object.keys(old)) if (!(name in each.given)) set(node, name, null, old);
  for (const [name, value] of Object.entries(each.given)) set(node, name, value, old);
}

function set(node, name, value, old) {
  if (OURS.has(name)) return;
  if (name.startsWith("on")) node[name] = value;
  else if (name === "style")
    for (const [key, each] of Object.entries(value ?? {})) node.style.setProperty(key, each);
  else if (name === "value") setValue(node, value ?? "", old);
  else if (PROPERTIES.has(name)) {
    if (node[name] !== (value ?? false)) node[name] = value ?? false;
  } else if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? "" : value);
}

/** A field that is being typed in gets a value only if that is news. */
function setValue(node, value, old) {
  const {held, means = (text) => text} = before.get(node) ?? {};
  const typing = node === document.activeElement;
  if (typing && (held || value === old.value || means(node.value) === means(value))) return;
  if (node.value === value) return;
  const wasEmpty = typing && node.value === "";
  node.value = value;
  if (wasEmpty) node.select?.(); // a proposal: whoever types on writes over it
}
