/**
 * The movement of the figure: from the key poses of a timeline to the pose of any moment. Pure.
 *
 * @typedef {{poses: object[], keys: [number, number | null, object?][]}} Movement key poses in order
 *   of time, each as a number of `poses`, or null where there is no figure; with `view` and `cycle`
 * @typedef {{pose: object, start: object | null, next: object | null, lit: string[], view: string,
 *   stretch: number}} Moment `start` and `next` are between which poses it moves, or soon will; `lit`
 *   names the parts that are at work; `stretch` is the same as long as it is one exercise on one side
 */

/** So long before it moves, it is shown where to. */
const AHEAD_MS = 4000;

const PARTS = {
  hip: "thigh", knee: "shank", ankle: "foot", shoulder: "upper-arm", elbow: "forearm",
  wrist: "hand", spine: "chest", neck: "head",
};

/**
 * @param {Movement} movement
 * @param {number} ms
 * @param {boolean} still whether only key poses are wanted
 * @returns {Moment | null} null where there is no figure
 */
export function momentAt({poses, keys}, ms, still = false) {
  const index = keys.findLastIndex(([at]) => at <= ms);
  if (index < 0 || keys[index][1] === null) return null;
  const {cycle} = keys[index][2] ?? {};
  const {from, to, part} = cycle && !still ? legOf(keys[index], ms) : moveOf(keys, index, ms);
  const coming = cycle ? still && [keys[index][1], cycle[0][1]] : comingOf(keys, index, ms);
  const [start, next] = (coming || []).map((number) => poses[number]);
  return {
    pose: still || from === to ? poses[from] : between(poses[from], poses[to], part),
    start: start ?? null,
    next: next ?? null,
    lit: cycle ? changed(poses[keys[index][1]], poses[from === keys[index][1] ? to : from])
      : litAt(poses, keys, from === to ? index - 1 : index),
    view: keys.findLast(([, , besides], i) => i <= index && besides?.view)?.[2].view ?? "three-quarter",
    stretch: keys.findLastIndex(([at], i) => i <= index && at === keys[i - 1]?.[0]),
  };
}

/** The move to the next key pose, and which part of it is done. */
function moveOf(keys, index, ms) {
  const [[at, from], coming] = [keys[index], keys[index + 1]];
  const moves = coming && coming[0] > at && coming[1] !== null && coming[1] !== from;
  return moves ? {from, to: coming[1], part: (ms - at) / (coming[0] - at)} : {from, to: from, part: 0};
}

/** The same in a cycle. */
function legOf([at, first, {cycle}], ms) {
  let passed = (ms - at) % cycle.reduce((sum, [takes]) => sum + takes, 0);
  let from = first;
  for (const [takes, to] of cycle) {
    if (passed < takes) return {from, to, part: passed / takes};
    passed -= takes;
    from = to;
  }
  return {from, to: from, part: 0};
}

/** From where to where it moves, or will within a moment; null if it stays, or is another exercise. */
function comingOf(keys, index, ms) {
  for (let i = index; i + 1 < keys.length && keys[i][0] <= ms + AHEAD_MS; i += 1) {
    const [[at, from], [until, to]] = [keys[i], keys[i + 1]];
    if (at === until || to === null) return null;
    if (from !== to) return [from, to];
  }
  return null;
}

/** The parts that the last move has changed, or that this one does. */
function litAt(poses, keys, from) {
  for (let i = from; i >= 0; i -= 1) {
    const [[at, before], [until, after]] = [keys[i], keys[i + 1]];
    if (at === until || before === null) return [];
    if (before !== after) return changed(poses[before], poses[after]);
  }
  return [];
}

function changed(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => {
    const [joint, side] = name.split("_");
    if (!(joint in PARTS) || same(one[name], other[name])) return [];
    return [side ? `${PARTS[joint]}-${side}` : PARTS[joint]];
  });
}

/** Whether a joint is as in another pose; what is not told is 0. */
export function same(one = {}, other = {}) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .every((motion) => (one[motion] ?? 0) === (other[motion] ?? 0));
}

/** A pose between two: each motion part of the way, evenly begun and ended. */
export function between(one, other, part) {
  const eased = part * part * (3 - 2 * part);
  const mix = (a = 0, b = 0) => a + (b - a) * eased;
  const {support, props} = part < 0.5 ? one : other;
  // The same things elsewhere are on their way, others come half way.
  const stay = one.props?.length === other.props?.length
    && one.props?.every(({kind}, i) => kind === other.props[i].kind);
  const moved = (prop, i) => ({...prop, ...Object.fromEntries(["ahead", "right", "turn"]
    .map((name) => [name, mix(prop[name], other.props[i][name])]))});
  const pose = {
    support: (part > 0 && part < 1 && singleOf(one.support, other.support)) || support,
    props: stay ? one.props.map(moved) : props,
    lean: mix(one.lean, other.lean),
  };
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (name in pose) continue;
    const [a, b] = [one[name] ?? {}, other[name] ?? {}];
    const motions = new Set([...Object.keys(a), ...Object.keys(b)]);
    pose[name] = Object.fromEntries([...motions].map((each) => [each, mix(a[each], b[each])]));
  }
  return pose;
}

/** The foot, or knee, that is rested on where one of two is lifted or set down. */
export function singleOf(one = "feet", other = "feet") {
  const found = [[one, other], [other, one]].find(([both, single]) =>
    (both === "feet" && single.endsWith("-foot")) || (both === "knees" && single.endsWith("-knee")));
  return found?.[1];
}
