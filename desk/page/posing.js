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
  const {like, ...changes} = typeof written === "object" ? written : {like: written};
  const named = catalogue.find(({name}) => name === like)?.pose;
  const start = named ? {...named, props: named.props ?? before?.props ?? []} : (before ?? {});
  const changed = Object.entries(changes).map(([name, value]) => [
    name,
    changedPart(name, start[name], value),
  ]);
  return {...start, ...Object.fromEntries(changed)};
}

/** A joint keeps the motions that are not written; what else there is, is as it is written. */
function changedPart(name, before, value) {
  if (name === "props")
    return [value ?? []].flat().map((prop) => (typeof prop === "string" ? {kind: prop} : prop));
  return typeof value === "object" && value !== null ? {...before, ...value} : value;
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
