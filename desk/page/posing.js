/** The poses that an exercise goes through: each step changes the one before it. Pure. */

const OF_POSTURE = {
  standing: "standing",
  sitting: "sitting",
  kneeling: "tall kneeling",
  lying: "lying on the back",
};

/**
 * The pose that comes of what is written.
 * @param {{name: string, pose: object}[]} catalogue
 * @param {object | undefined} before
 * @param {any} written a name, or what is different
 */
export function posed(catalogue, before, written) {
  if (written === undefined || written === null) return before;
  const named = (name) => catalogue.find((each) => each.name === name)?.pose;
  if (typeof written !== "object") return named(written) ?? before;
  const {like, ...changes} = written;
  const start = like === undefined ? (before ?? {}) : (named(like) ?? before ?? {});
  const changed = Object.entries(changes).map(([name, value]) => [
    name,
    typeof value === "object" && value !== null ? {...start[name], ...value} : value,
  ]);
  return {...start, ...Object.fromEntries(changed)};
}

/**
 * How somebody begins an exercise.
 * @param {{name: string, pose: object}[]} catalogue
 * @param {any} exercise
 */
export function beginning(catalogue, exercise) {
  return posed(catalogue, posed(catalogue, undefined, OF_POSTURE[exercise.posture]), exercise.pose);
}

/**
 * The pose after each step.
 * @param {{name: string, pose: object}[]} catalogue
 * @param {object | undefined} before
 * @param {any[]} steps
 */
export function afterSteps(catalogue, before, steps) {
  let pose = before;
  return steps.map((step) => {
    pose = posed(catalogue, pose, step?.pose);
    return pose;
  });
}
