import { SynthesisError } from "../errors.js";
import type { Group } from "../measure/index.js";
import { sum } from "../numeric/index.js";
import type { ArmEvents, Conversion } from "../types/index.js";
import { converted, requireArm, requireNumber, short } from "./conversion.js";

const requireArms = (who: string, arms: readonly unknown[]): void => {
  if (arms.length > 0) return;
  throw new SynthesisError("NOTHING_TO_CONVERT", `${who} needs at least one arm, got none`, {
    remedy: "name the arms",
  });
};

/**
 * Any number of arms as one, as if their participants had been a single group: the result is that of the raw data.
 *
 * @param arms - at least one; sizes in persons, means and standard deviations in units of the outcome. The deviation of an
 *   arm of one person is not used
 * @throws {@link SynthesisError} `NOTHING_TO_CONVERT`, `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.5.2.10, table 6.5.a
 * @example
 * combineArms([{ n: 10, mean: 1, sd: 1 }, { n: 10, mean: 3, sd: 1 }]).value.sd.toFixed(3); // "1.414"
 */
export function combineArms(arms: readonly Group[]): Conversion<Group> {
  requireArms("combineArms", arms);
  for (const arm of arms) requireArm("combineArms", arm);
  const value = combinedArm(arms);
  const text = arms.map(({ n, mean, sd }) => `${short(mean)} (SD ${short(sd)}, n ${short(n)})`).join(" and ");
  return converted(
    "ARMS_COMBINED",
    value,
    "Handbook 6.5.2.10",
    "the arms are alike enough to be one group, and no person is in two of them",
    `${text} as one arm: ${short(value.mean)} (SD ${short(value.sd)}, n ${short(value.n)})`,
  );
}

/** The arithmetic of {@link combineArms}, for arms that were checked. */
export function combinedArm(arms: readonly Group[]): Group {
  const [only, ...others] = arms;
  if (only !== undefined && others.length === 0) return { n: only.n, mean: only.mean, sd: only.sd };
  const n = sum(arms.map((arm) => arm.n));
  const mean = sum(arms.map((arm) => arm.n * arm.mean)) / n;
  const within = sum(arms.map((arm) => (arm.n - 1) * arm.sd ** 2));
  const between = sum(arms.map((arm) => arm.n * (arm.mean - mean) ** 2));
  return { n, mean, sd: Math.sqrt((within + between) / (n - 1)) };
}

/**
 * Any number of arms of events as one.
 *
 * @param arms - at least one; persons and events
 * @throws {@link SynthesisError} `NOTHING_TO_CONVERT`, `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 6.2.9
 * @example
 * combineEventArms([{ n: 20, events: 3 }, { n: 22, events: 5 }]).value; // { n: 42, events: 8 }
 */
export function combineEventArms(arms: readonly ArmEvents[]): Conversion<ArmEvents> {
  requireArms("combineEventArms", arms);
  for (const arm of arms) requireEvents("combineEventArms", arm);
  const value = { n: sum(arms.map(({ n }) => n)), events: sum(arms.map(({ events }) => events)) };
  return converted(
    "ARMS_COMBINED",
    value,
    "Handbook 6.2.9",
    "the arms are alike enough to be one group, and no person is in two of them",
    `${arms.map(eventsText).join(" and ")} as one arm: ${eventsText(value)}`,
  );
}

const eventsText = ({ n, events }: ArmEvents): string => `${short(events)} of ${short(n)}`;

function requireEvents(who: string, { n, events }: ArmEvents): void {
  requireNumber(who, "n", n, { above: 0 }, "give the number of persons");
  requireNumber(who, "events", events, { atLeast: 0, atMost: n }, "events count persons, so that they cannot exceed n");
}

const SPLIT = "the parts are taken as independent; correlation that the shared arm causes is only partly removed";

function requireParts(who: string, parts: number): void {
  requireNumber(who, "a number of parts", parts, { atLeast: 1 }, "give the number of contrasts that share the arm");
}

/**
 * One part of an arm that several contrasts share: its participants divided evenly, mean and standard deviation kept.
 *
 * @param arm - the shared arm
 * @param parts - how many contrasts share it; at least 1
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.3.4
 * @example
 * splitArm({ n: 40, mean: 3, sd: 2 }, 2).value; // { n: 20, mean: 3, sd: 2 }
 */
export function splitArm(arm: Group, parts: number): Conversion<Group> {
  requireParts("splitArm", parts);
  requireArm("splitArm", arm);
  const value = { n: arm.n / parts, mean: arm.mean, sd: arm.sd };
  return converted(
    "ARM_SPLIT",
    value,
    "Handbook 23.3.4",
    SPLIT,
    `${short(arm.n)} persons in ${short(parts)} parts: ${short(value.n)} each`,
  );
}

/**
 * One part of a shared arm of events: persons and events divided evenly. Parts may be fractions of persons.
 *
 * @param arm - the shared arm
 * @param parts - how many contrasts share it; at least 1
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.3.4
 * @example
 * splitEventArm({ n: 40, events: 6 }, 2).value; // { n: 20, events: 3 }
 */
export function splitEventArm(arm: ArmEvents, parts: number): Conversion<ArmEvents> {
  requireParts("splitEventArm", parts);
  requireEvents("splitEventArm", arm);
  const value = { n: arm.n / parts, events: arm.events / parts };
  return converted(
    "ARM_SPLIT",
    value,
    "Handbook 23.3.4",
    SPLIT,
    `${eventsText(arm)} in ${short(parts)} parts: ${eventsText(value)} each`,
  );
}
