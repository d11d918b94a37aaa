import { normalQuantile, sum, tQuantile } from "../numeric/index.js";
import type { ArmEvents, ArmMean, DerivationStep } from "../types/index.js";
import type { Group } from "./continuous.js";

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** Standard error of an arm's mean from whatever it gives, with the step; `null` if it gives too little. */
export function standardErrorOf(
  arm: ArmMean,
  level: number,
  distribution: "z" | "t",
  name: string,
): { se: number; steps: DerivationStep[] } | null {
  if (arm.sd !== null && arm.n !== null) return { se: arm.sd / Math.sqrt(arm.n), steps: [] };
  if (arm.se !== null) return { se: arm.se, steps: [] };
  if (arm.ci === null || (distribution === "t" && (arm.n === null || arm.n < 2))) return null;
  const upperTail = 1 - (1 - level) / 2;
  const quantile = distribution === "t" ? tQuantile(upperTail, (arm.n as number) - 1) : normalQuantile(upperTail);
  const se = (arm.ci[1] - arm.ci[0]) / (2 * quantile);
  if (!(se > 0)) return null;
  const text = `SE of ${name} from its ${short(100 * level)}% CI ${arm.ci[0]} to ${arm.ci[1]} (${distribution}): ${short(se)}`;
  return { se, steps: [{ code: "SE_FROM_CI", text }] };
}

/**
 * Size, mean and standard deviation of an arm. A standard deviation that is not printed is recovered from the standard
 * error, or from the confidence interval of the mean (with the t distribution unless the row says otherwise).
 *
 * @see Cochrane Handbook 6.5.2.2
 */
export function groupOf(
  arm: ArmMean,
  level: number,
  distribution: "z" | "t",
  name: string,
): { group: Group; steps: DerivationStep[] } | null {
  if (arm.n === null) return null;
  if (arm.sd !== null) return { group: { n: arm.n, mean: arm.mean, sd: arm.sd }, steps: [] };
  const found = standardErrorOf(arm, level, distribution, name);
  if (found === null) return null;
  const sd = found.se * Math.sqrt(arm.n);
  const steps = [
    ...found.steps,
    { code: "SD_FROM_SE", text: `SD of ${name} from SE ${short(found.se)} and n ${short(arm.n)}: ${short(sd)}` },
  ];
  return { group: { n: arm.n, mean: arm.mean, sd }, steps };
}

/**
 * Several arms as one, as if their participants had been a single group.
 *
 * @param groups - at least one; sizes in persons, means and standard deviations in units of the outcome
 * @see Cochrane Handbook, table 6.5.a
 * @example
 * combineGroups([{ n: 10, mean: 1, sd: 1 }, { n: 10, mean: 3, sd: 1 }]).mean; // 2
 */
export function combineGroups(groups: readonly Group[]): Group {
  const n = sum(groups.map((group) => group.n));
  const mean = sum(groups.map((group) => group.n * group.mean)) / n;
  const within = sum(groups.map((group) => (group.n - 1) * group.sd ** 2));
  const between = sum(groups.map((group) => group.n * (group.mean - mean) ** 2));
  return { n, mean, sd: Math.sqrt((within + between) / (n - 1)) };
}

/**
 * Several arms of events as one.
 *
 * @see Cochrane Handbook 6.2.9
 * @example
 * combineEvents([{ n: 20, events: 3 }, { n: 22, events: 5 }]); // { n: 42, events: 8 }
 */
export const combineEvents = (arms: readonly ArmEvents[]): ArmEvents => ({
  n: sum(arms.map(({ n }) => n)),
  events: sum(arms.map(({ events }) => events)),
});

/**
 * One part of an arm that is shared by several contrasts: its participants divided evenly, mean and standard deviation
 * kept. The parts are then treated as independent; correlation that the shared arm causes is only partly removed.
 *
 * @see Cochrane Handbook 23.3.4
 */
export function splitMean(arm: ArmMean, parts: number): ArmMean {
  const root = Math.sqrt(parts);
  const middle = arm.ci === null ? 0 : (arm.ci[0] + arm.ci[1]) / 2;
  return {
    ...arm,
    n: arm.n === null ? null : arm.n / parts,
    se: arm.se === null ? null : arm.se * root,
    ci: arm.ci === null ? null : [middle + (arm.ci[0] - middle) * root, middle + (arm.ci[1] - middle) * root],
  };
}

/** One part of a shared arm of events. */
export const splitEvents = (arm: ArmEvents, parts: number): ArmEvents => ({
  n: arm.n / parts,
  events: arm.events / parts,
});
