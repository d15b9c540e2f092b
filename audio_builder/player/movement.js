/**
 * The movement of the figure: from the key poses of a timeline to the pose of any moment. Pure.
 *
 * @typedef {{poses: object[], keys: [number, number | null][]}} Movement key poses in order of time,
 *   each as a number of `poses`, or null where there is no figure
 * @typedef {{pose: object, next: object | null, lit: string[], stretch: number}} Moment
 *   `next` is where it moves, or soon will; `lit` names the parts that are at work; `stretch` is the
 *   same as long as it is one exercise on one side
 */

/** So long before it moves, it is shown where to. */
export const AHEAD_MS = 4000;

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
  const [here, coming] = [keys[index], keys[index + 1]];
  const moves = coming && coming[0] > here[0] && coming[1] !== null && coming[1] !== here[1];
  const part = moves ? (ms - here[0]) / (coming[0] - here[0]) : 0;
  const pose = moves && !still ? between(poses[here[1]], poses[coming[1]], part) : poses[here[1]];
  return {
    pose,
    next: nextOf(poses, keys, index, ms),
    lit: litAt(poses, keys, moves ? index : index - 1),
    stretch: keys.findLastIndex(([at], i) => i <= index && at === keys[i - 1]?.[0]),
  };
}

/** Where it moves, or will within a moment; null if it stays, or will be another exercise. */
function nextOf(poses, keys, index, ms) {
  for (let i = index; i + 1 < keys.length && keys[i][0] <= ms + AHEAD_MS; i += 1) {
    const [[at, from], [until, to]] = [keys[i], keys[i + 1]];
    if (at === until || to === null) return null;
    if (from !== to) return poses[to];
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

function same(one = {}, other = {}) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .every((motion) => (one[motion] ?? 0) === (other[motion] ?? 0));
}

/** A pose between two: each motion part of the way, evenly begun and ended. */
function between(one, other, part) {
  const eased = part * part * (3 - 2 * part);
  const mix = (a = 0, b = 0) => a + (b - a) * eased;
  const {support, props} = part < 0.5 ? one : other;
  const pose = {support, props, lean: mix(one.lean, other.lean)};
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (name in pose) continue;
    const [a, b] = [one[name] ?? {}, other[name] ?? {}];
    const motions = new Set([...Object.keys(a), ...Object.keys(b)]);
    pose[name] = Object.fromEntries([...motions].map((each) => [each, mix(a[each], b[each])]));
  }
  return pose;
}
