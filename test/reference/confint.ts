import { pool } from "../../src/model/index.js";
import type { Adapter, Comparison } from "./compare.js";
import { namedArguments, result } from "./reference.js";
import { effectsOf, rmaOptions } from "./rma-uni.js";

/** `confint(rma(...))`, with or without a level and the interval of the pooled effect (`fixed=TRUE`). */
export const poolAsConfint: Adapter = (reference, input) => {
  const [, inner, rest = ""] = /^confint\((rma\(.*?\))((?:, [\w.]+=[\w".]+)*)\)$/.exec(reference.call) ?? [];
  const options = inner === undefined ? null : rmaOptions(inner);
  const { level = "95", fixed, ...others } = namedArguments(`(${rest})`, "(") ?? { unknown: "" };
  if (options === null || Object.keys(others).length > 0) return null;
  const fit = pool(effectsOf(input), { ...options, level: Number(level) / 100 });

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
    compare("fixed.estimate", fit.estimate),
    compare("fixed.ci_lb", fit.confidence?.[0]),
    compare("fixed.ci_ub", fit.confidence?.[1]),
  ];
};
