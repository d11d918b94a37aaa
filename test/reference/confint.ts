import { type PoolOptions, pool } from "../../src/model/index.js";
import { metaRegression } from "../../src/regression/index.js";
import type { Tau2IntervalMethod } from "../../src/types/index.js";
import type { Adapter, Comparison } from "./compare.js";
import { type Columns, namedArguments, result } from "./reference.js";
import { effectsOf, rmaOptions } from "./rma-uni.js";

const intervals: Readonly<Record<string, Tau2IntervalMethod>> = { PL: "profile-likelihood", HT: "Higgins-Thompson" };

/** `confint(rma(...))`, with or without a level and the interval of the pooled effect (`fixed=TRUE`). */
export const poolAsConfint: Adapter = (reference, input) => {
  const [, inner, rest = ""] = /^confint\((rma\(.*?\))((?:, [\w.]+=[\w".]+)*)\)$/.exec(reference.call) ?? [];
  const moderated = inner?.includes(", mods=~ablat") ?? false;
  const options = inner === undefined ? null : rmaOptions(inner.replace(", mods=~ablat", ""), effectsOf(input));
  const { level = "95", fixed, type, ...others } = namedArguments(`(${rest})`, "(") ?? { unknown: "" };
  if (options === null || Object.keys(others).length > 0) return null;
  const intervalOfTau2 = type === undefined ? {} : { tau2Interval: intervals[type] as Tau2IntervalMethod };
  const asked = { ...options, ...intervalOfTau2, level: Number(level) / 100 };
  const fit = moderated ? regressed(input, asked) : pool(effectsOf(input), asked);

  // Limits are found by iteration, in R to 1e-13 of the typical variance.
  const relative = 1e-8;
  const compare = (field: string, actual: number | null | undefined): Comparison => ({
    field,
    actual: actual ?? null,
    expected: result(reference, field),
    tolerance: { relative },
  });
  const rows = [
    { estimate: fit.tau2, limits: fit.tau2Confidence },
    { estimate: fit.tau, limits: fit.tau2Confidence?.map(Math.sqrt) },
    { estimate: 100 * (fit.I2 as number), limits: fit.I2Confidence?.map((share) => 100 * share) },
    { estimate: fit.H2, limits: fit.H2Confidence },
  ];
  const random = rows.flatMap(({ estimate, limits }, i) => [
    compare(`random.estimate.${i}`, estimate),
    compare(`random.ci_lb.${i}`, limits?.[0]),
    compare(`random.ci_ub.${i}`, limits?.[1]),
  ]);
  if (fixed !== "TRUE") return random;
  return [
    ...random,
    compare("fixed.estimate", "estimate" in fit ? fit.estimate : null),
    compare("fixed.ci_lb", "confidence" in fit ? fit.confidence?.[0] : null),
    compare("fixed.ci_ub", "confidence" in fit ? fit.confidence?.[1] : null),
  ];
};

const regressed = (
  input: Columns,
  { tau2 = "REML", interval = "z", tau2Interval = "Q-profile", level = 0.95 }: PoolOptions,
) =>
  metaRegression(effectsOf(input), {
    ...{ tau2, interval, tau2Interval, level },
    moderators: ["ablat"],
    data: { ablat: input.ablat as readonly number[] },
  });
