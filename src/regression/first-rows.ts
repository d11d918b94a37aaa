import { dot } from "../numeric/index.js";

/** What is left of a row is rounding. */
const NOTHING_LEFT = 1e-20;

/** Of p columns: p independent rows, each with the largest weighted distance from those before it. */
export function firstRows(q: readonly Float64Array[], vi: ArrayLike<number>): readonly number[] {
  const p = q.length;
  const k = vi.length;
  const rest = new Float64Array(k * p);
  const size = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < p; j++) {
      rest[i * p + j] = q[j]![i]!;
      size[i]! += q[j]![i]! ** 2;
    }
  }
  const chosen: number[] = [];
  const direction = new Float64Array(p);
  for (let step = 0; step < p; step++) {
    let [best, furthest] = [-1, 0];
    for (let i = 0; i < k; i++) {
      let left = 0;
      for (let j = 0; j < p; j++) left += rest[i * p + j]! ** 2;
      if (left > NOTHING_LEFT * size[i]! && left / vi[i]! > furthest) [best, furthest] = [i, left / vi[i]!];
    }
    chosen.push(best);
    const length = Math.sqrt(dot(rest.subarray(best * p, best * p + p), rest.subarray(best * p, best * p + p)));
    for (let j = 0; j < p; j++) direction[j] = rest[best * p + j]! / length;
    for (let i = 0; i < k; i++) {
      let onto = 0;
      for (let j = 0; j < p; j++) onto += rest[i * p + j]! * direction[j]!;
      for (let j = 0; j < p; j++) rest[i * p + j]! -= onto * direction[j]!;
    }
  }
  return chosen;
}
