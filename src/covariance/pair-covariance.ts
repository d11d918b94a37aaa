import { SynthesisError } from "../errors.js";
import type { Account } from "./account.js";
import { changeCoefficients, type Score, scoreCorrelation } from "./change-correlation.js";
import type { Measured } from "./measured.js";
import type { PeopleInBoth } from "./options.js";
import { type PersonCorrelation, type Point, personCorrelation } from "./person-correlation.js";
import type { Source } from "./sources.js";

/** Covariance of the sampling errors of two effects of one trial: what the people that they share contribute. */
export function pairCovariance(
  one: Measured,
  other: Measured,
  account: Account,
  peopleInBoth: readonly PeopleInBoth[] = [],
): number {
  if (one.subgroup !== other.subgroup && one.subgroup !== null && other.subgroup !== null) return 0;
  const pairs = one.sources.flatMap((a) =>
    other.sources.flatMap((b) => {
      const share = a.of === b.of ? shareOf(a, b, one, other, account, peopleInBoth) : 0;
      return share > 0 ? [{ a, b, share }] : [];
    }),
  );
  if (pairs.length === 0) return 0;
  noteShares(one, other, pairs.length, account);
  let total = 0;
  for (const { a, b, share } of pairs) {
    const r = correlationIn(a, b, one, other, account);
    const degree = a.of === "mean" ? r : a.of === "spread" ? r ** 2 : 1;
    total += a.sign * b.sign * degree * Math.sqrt(a.variance * b.variance) * share;
  }
  return total;
}

/** People behind both over the root of both sizes: 0 for different people, 1 where no one was lost or sizes are not known. */
function shareOf(
  a: Source,
  b: Source,
  one: Measured,
  other: Measured,
  account: Account,
  stated: readonly PeopleInBoth[],
): number {
  const given = stated.find(
    ({ trial, arms, weeks }) =>
      trial === one.cluster &&
      (arms === undefined ? a.arm === b.arm : sameTwo(arms, [a.arm, b.arm])) &&
      (weeks === undefined || sameTwo(weeks, [one.point.weeks, other.point.weeks])),
  );
  if (given === undefined && !contains(a, b) && !contains(b, a)) {
    if (!a.parts.some((part) => b.parts.includes(part))) return 0;
    throw new SynthesisError(
      "BAD_SIZES",
      `covariance: arms "${a.arm}" and "${b.arm}" of "${one.cluster}" overlap, and how many people stand in both is not stated`,
      {
        remedy: `give peopleInBoth: [{ trial: ${JSON.stringify(one.cluster)}, arms: ${JSON.stringify([a.arm, b.arm])}, n: ... }]`,
        at: { trial: one.cluster },
      },
    );
  }
  if (a.n === null || b.n === null) {
    if (given !== undefined)
      throw new SynthesisError(
        "BAD_SIZES",
        `covariance: ${given.n} people in both say nothing of "${one.cluster}" without the sizes of its arms`,
        { remedy: "give the sizes with the effects", at: { trial: one.cluster } },
      );
    account.assume("peopleInBoth", "all", "the same people behind effects of one trial, where sizes are not known");
    return 1;
  }
  const fewest = Math.min(a.n, b.n);
  if (given === undefined) {
    if (a.n !== b.n)
      account.assume(
        "peopleInBoth",
        "the smaller group",
        "where visits or results differ in their numbers of people, all of the smaller group stand behind both",
      );
    return fewest / Math.sqrt(a.n * b.n);
  }
  if (!(given.n >= 0 && given.n <= fewest)) {
    throw new SynthesisError(
      "BAD_SIZES",
      `covariance: ${given.n} people of "${one.cluster}" cannot stand behind both of ${a.n} and ${b.n}`,
      { remedy: "give peopleInBoth at most the smaller size", at: { trial: one.cluster } },
    );
  }
  return given.n / Math.sqrt(a.n * b.n);
}

/** Whether the people of the second are among those of the first. */
const contains = (whole: Source, part: Source): boolean => part.parts.every((each) => whole.parts.includes(each));

const sameTwo = <T>(given: readonly [T, T], found: readonly [T | null, T | null]): boolean =>
  (given[0] === found[0] && given[1] === found[1]) || (given[0] === found[1] && given[1] === found[0]);

/** How parts of arms were found matters where two effects share one arm and not both. */
function noteShares(one: Measured, other: Measured, shared: number, account: Account): void {
  if (shared >= Math.min(one.sources.length, other.sources.length)) return;
  for (const { known, effect, cluster } of [one, other]) {
    if (known === "equal")
      account.note(
        "SIZES_UNKNOWN",
        cluster,
        "warning",
        "arms were taken as equally large where one is shared and sizes are not known",
        "give the sizes of the arms",
      );
    else if (known === "by size" && effect !== null && effect.contrast.kind !== "estimate")
      account.note(
        "SHARES_BY_SIZE",
        cluster,
        "info",
        `what a shared arm contributes to ${effect.method.measure} was taken from the sizes of the arms`,
      );
  }
}

/** Correlation, in one arm, of what was analysed of each person: measurements, changes from baseline, or events. */
function correlationIn(a: Source, b: Source, one: Measured, other: Measured, account: Account): number {
  const stated = account.statedFor(one.effect, other.effect);
  const r = (p: Point, q: Point): number => {
    const found = personCorrelation(p, q, stated);
    if (found.value === null) throw unstated(found.lacks, one, other);
    if (found.rho) account.useRho(stated);
    if (found.phi) account.usePhi(stated);
    return found.value;
  };
  noteAdjusted(one, other, account);
  if ([one, other].some(({ baseline, visits }) => baseline !== null || visits.length > 1))
    return scoreCorrelation(scoreIn(a, one, r, account), scoreIn(b, other, r, account), r);
  return withinMargins(r(one.point, other.point), a, b, one.cluster, account);
}

/** A final score, or a change: by the standard deviations of the arm where they are known, else by equal ones. */
function scoreIn(
  { sds }: Source,
  { point, visits, baseline, cluster }: Measured,
  r: (p: Point, q: Point) => number,
  account: Account,
): Score<Point> {
  if (baseline === null) return visits;
  const rho = r(point, baseline);
  const weight = sds === null ? 1 : changeCoefficients(sds, rho);
  if (weight === null)
    account.note(
      "CORRELATION_CONTRADICTED",
      cluster,
      "warning",
      `the standard deviations of baseline and change cannot go with a correlation of ${Number(rho.toPrecision(3))}; equal ones at both visits were taken`,
      "derive the correlation from the trial's own standard deviations with changeCorrelation",
    );
  else if (sds === null)
    account.assume(
      "sd",
      "equal",
      "for changes from baseline: the same standard deviation at baseline and at the visit, where a trial gives none",
    );
  return [...visits, [baseline, -(weight ?? 1)]];
}

/** Events correlate at most as their risks let them. */
function withinMargins(r: number, a: Source, b: Source, cluster: string, account: Account): number {
  if (a.risk === null || b.risk === null) return r;
  const [low, high] = [Math.min(a.risk, b.risk), Math.max(a.risk, b.risk)];
  const odds = [low / (1 - low), high / (1 - high)] as const;
  const most = Math.sqrt(odds[0] / odds[1]);
  const least = -Math.min(Math.sqrt(odds[0] * odds[1]), 1 / Math.sqrt(odds[0] * odds[1]));
  if (r <= most + 1e-12 && r >= least - 1e-12) return r;
  account.note(
    "BEYOND_MARGINS",
    cluster,
    "warning",
    "the stated correlation of events is higher than their risks allow; the highest that they allow was taken",
    "state a correlation that risks so different can have",
  );
  return Math.min(most, Math.max(least, r));
}

function noteAdjusted(one: Measured, other: Measured, account: Account): void {
  for (const { effect, cluster } of [one, other]) {
    if (effect?.contrast.kind !== "estimate" || effect.contrast.adjusted !== true) continue;
    account.note(
      "ADJUSTED_AS_GIVEN",
      cluster,
      "info",
      "adjusted estimates were taken to correlate as their scores do; adjustment for baseline lowers the correlation",
    );
  }
}

function unstated(lacks: PersonCorrelation["lacks"], one: Measured, other: Measured): SynthesisError {
  const both = `${placeOf(one)} and ${placeOf(other)} of "${one.cluster}"`;
  const at = { trial: one.cluster };
  if (lacks === "weeks")
    return new SynthesisError("NO_TIME", `covariance: samplingPhi needs the weeks between ${both}, and lacks one`, {
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

const placeOf = ({ point, effect, baseline, label }: Measured): string => {
  const time = point.weeks === null ? (effect === null ? null : point.visit) : `week ${point.weeks}`;
  const parts = [point.type || point.obs, time].filter((part) => part !== null && part !== "");
  return `${parts.join(" at ") || label}${baseline === null ? "" : " less baseline"}`;
};
