import { combinedArm, derivationStep, sdFromStandardError, standardErrorFromInterval } from "../convert/index.js";
import type { Group } from "../measure/index.js";
import { sum } from "../numeric/index.js";
import type { ArmEvents, ArmMean, DerivationStep } from "../types/index.js";

/** Standard error of an arm's mean from whatever it gives, with the step; `null` if it gives too little. */
export function standardErrorOf(
  arm: ArmMean,
  level: number,
  distribution: "z" | "t",
  name: string,
): { se: number; steps: DerivationStep[] } | null {
  if (arm.sd !== null && arm.n !== null) return { se: arm.sd / Math.sqrt(arm.n), steps: [] };
  if (arm.se !== null) return { se: arm.se, steps: [] };
  if (arm.ci === null || !(arm.ci[1] > arm.ci[0])) return null;
  if (distribution === "t" && (arm.n === null || arm.n < 2)) return null;
  const df = distribution === "t" ? (arm.n as number) - 1 : null;
  const found = standardErrorFromInterval(arm.ci, { level, df });
  return { se: found.value, steps: [derivationStep(found, name)] };
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
  const sd = sdFromStandardError(found.se, arm.n);
  const steps = [...found.steps, derivationStep(sd, name)];
  return { group: { n: arm.n, mean: arm.mean, sd: sd.value }, steps };
}

/**
 * Several arms as one, as if their participants had been a single group.
 *
 * @param groups - at least one; sizes in persons, means and standard deviations in units of the outcome
 * @see Cochrane Handbook, table 6.5.a
 * @example
 * combineGroups([{ n: 10, mean: 1, sd: 1 }, { n: 10, mean: 3, sd: 1 }]).mean; // 2
 */
export const combineGroups = (groups: readonly Group[]): Group => combinedArm(groups);

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
