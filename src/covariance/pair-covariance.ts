import { SynthesisError } from "../errors.js";
import type { Account } from "./account.js";
import type { Measured } from "./measured.js";
import type { PeopleInBoth } from "./options.js";
import { type PersonCorrelation, type Point, personCorrelation } from "./person-correlation.js";
import type { Source } from "./sources.js";

/** Covariance of the sampling errors of two effects of one trial: what the arms that they share contribute. */
export function pairCovariance(
  one: Measured,
  other: Measured,
  account: Account,
  peopleInBoth: readonly PeopleInBoth[] = [],
): number {
  if (one.subgroup !== other.subgroup && one.subgroup !== null && other.subgroup !== null) return 0;
  const pairs = one.sources.flatMap((a) =>
    other.sources.filter((b) => b.arm === a.arm && b.of === a.of).map((b) => [a, b] as const),
  );
  if (pairs.length === 0) return 0;
  const r = scoreCorrelation(one, other, account);
  let total = 0;
  for (const [a, b] of pairs) {
    const degree = a.of === "mean" ? r : a.of === "spread" ? r ** 2 : 1;
    total += a.sign * b.sign * degree * Math.sqrt(a.variance * b.variance) * stayed(a, b, one, other, peopleInBoth);
  }
  return total;
}

/** Share of people behind both: their number over the root of both sizes, 1 where no one was lost or sizes are not known. */
function stayed(a: Source, b: Source, one: Measured, other: Measured, stated: readonly PeopleInBoth[]): number {
  const given = stated.find(
    ({ trial, arms, weeks }) =>
      trial === one.cluster &&
      (arms === undefined || sameTwo(arms, [a.arm, b.arm])) &&
      (weeks === undefined || sameTwo(weeks, [one.point.weeks, other.point.weeks])),
  );
  if (a.n === null || b.n === null) return 1;
  const fewest = Math.min(a.n, b.n);
  if (given !== undefined && !(given.n >= 0 && given.n <= fewest)) {
    throw new SynthesisError(
      "BAD_SIZES",
      `covariance: ${given.n} people of "${one.cluster}" cannot stand behind both of ${a.n} and ${b.n}`,
      { remedy: "give peopleInBoth at most the smaller size", at: { trial: one.cluster } },
    );
  }
  return (given?.n ?? fewest) / Math.sqrt(a.n * b.n);
}

const sameTwo = <T>(given: readonly [T, T], found: readonly [T | null, T | null]): boolean =>
  (given[0] === found[0] && given[1] === found[1]) || (given[0] === found[1] && given[1] === found[0]);

/** Correlation of what was analysed of each person: of measurements, or of their changes from baseline. */
function scoreCorrelation(one: Measured, other: Measured, account: Account): number {
  const stated = account.statedFor(one.effect, other.effect);
  const r = (a: Point, b: Point): number => {
    const found = personCorrelation(a, b, stated);
    if (found.value === null) throw unstated(found.lacks, one, other);
    if (found.rho) account.useRho(stated);
    if (found.phi) account.usePhi(stated);
    return found.value;
  };
  const [p, q] = [one.point, other.point];
  if (one.baseline === null && other.baseline === null) return r(p, q);
  const covariance =
    r(p, q) -
    (other.baseline === null ? 0 : r(p, other.baseline)) -
    (one.baseline === null ? 0 : r(one.baseline, q)) +
    (one.baseline === null || other.baseline === null ? 0 : r(one.baseline, other.baseline));
  const variance = (of: Measured) => (of.baseline === null ? 1 : 2 - 2 * r(of.point, of.baseline));
  return covariance / Math.sqrt(variance(one) * variance(other));
}

function unstated(lacks: PersonCorrelation["lacks"], one: Measured, other: Measured): SynthesisError {
  const both = `${placeOf(one)} and ${placeOf(other)} of "${one.cluster}"`;
  const at = { trial: one.cluster };
  if (lacks === "weeks")
    return new SynthesisError("NO_TIME", `covariance: samplingPhi needs the weeks between ${both}, got none`, {
      remedy: 'give the weeks of every visit, from one origin, or state samplingRho with structure: "CS"',
      at,
    });
  return new SynthesisError(
    "UNSTATED_CORRELATION",
    `covariance: ${both} come from the same people, and nothing states how their measurements correlate`,
    {
      remedy: `state ${lacks}, a correlation of measurements of the same people: from the trial's own data, from its paper (the correlation itself, or standard deviations of change), or from studies of this outcome over such times; and vary it`,
      at,
    },
  );
}

const placeOf = ({ point, effect }: Measured): string =>
  [effect === null ? point.type || point.obs : point.type, point.weeks === null ? point.visit : `week ${point.weeks}`]
    .filter((part) => part !== null && part !== "")
    .join(" at ") || "two effects";
