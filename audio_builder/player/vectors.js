/**
 * Points and turns in space: x is forward, y is up, z is to the right; lengths in metres, angles in
 * degrees. Pure.
 *
 * @typedef {[number, number, number]} Vector
 * @typedef {[Vector, Vector, Vector]} Turn where a segment's own x, y and z point to
 */

export const UPRIGHT = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

export const radians = (degrees) => (degrees * Math.PI) / 180;
export const plus = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const turned = ([x, y, z], v) => plus(plus(times(x, v[0]), times(y, v[1])), times(z, v[2]));
const times = (v, by) => [v[0] * by, v[1] * by, v[2] * by];
export const then = (outer, inner) => inner.map((way) => turned(outer, way));
export const back = ([x, y, z]) => [0, 1, 2].map((i) => [x[i], y[i], z[i]]);

export function aboutX(degrees) {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [[1, 0, 0], [0, c, s], [0, -s, c]];
}

export function aboutY(degrees) {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [[c, 0, -s], [0, 1, 0], [s, 0, c]];
}

export function aboutZ(degrees) {
  const [c, s] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [[c, s, 0], [-s, c, 0], [0, 0, 1]];
}
