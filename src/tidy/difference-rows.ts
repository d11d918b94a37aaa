import type { Compared, Difference, Row } from "../types/index.js";

/** The numbers compared, in the order in which they are listed. */
const quantities = [
  ...(["estimate", "stdError", "lower", "upper", "predictionLower", "predictionUpper", "tau2", "I2"] as const),
] as const satisfies (keyof Compared)[];

/**
 * One row for each setting that differs and each number that it moves, and the whole difference last; for {@link toCsv} and
 * {@link toHtml}.
 *
 * @param difference - what {@link explainDifference} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @example
 * const effects = [{ yi: -0.9, vi: 0.33 }, { yi: -1.6, vi: 0.19 }, { yi: -0.2, vi: 0.05 }];
 * differenceRows(explainDifference(effects, "metafor", "meta")).map(({ setting }) => setting).at(-1); // "all"
 */
export function differenceRows({ from, to, total, settings }: Difference): readonly Row[] {
  const whole = { setting: "all", from: from.name, to: to.name, alone: total, last: total, average: total };
  return [...settings, whole].flatMap((each) =>
    quantities.map((quantity) => ({
      ...{ setting: each.setting, settingFrom: each.from, settingTo: each.to, quantity },
      ...{ alone: each.alone[quantity], last: each.last[quantity], average: each.average[quantity] },
    })),
  );
}
