import { SynthesisError } from "../errors.js";
import type { Diagnostic } from "../types/index.js";
import { requireNumber, requireSize } from "./conversion.js";

/** What a report prints of a distribution: the median with the range, with the quartiles, or with both. */
export interface FiveNumbers {
  readonly min?: number | null;
  readonly q1?: number | null;
  readonly median: number;
  readonly q3?: number | null;
  readonly max?: number | null;
  /** Persons, at least 4. */
  readonly n: number;
}

/** Mean and standard deviation, in units of the outcome. */
export interface MeanAndSd {
  readonly mean: number;
  readonly sd: number;
}

/** What a method makes of a summary. */
export interface FromQuantiles {
  readonly value: MeanAndSd | null;
  readonly notes: readonly Diagnostic[];
}

/** S1: median and range; S2: median and quartiles; S3: both. The names are those of the literature. */
export type ScenarioName = "S1" | "S2" | "S3";

/** The quantiles that are there, from the lowest to the highest. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly n: number;
  readonly values: readonly number[];
}

/** A summary that was checked: its numbers rise, and it has a spread. */
export function checkedScenario(who: string, summary: FiveNumbers): Scenario {
  requireSize(who, "n", summary.n, 4);
  const scenario = scenarioOf(who, summary);
  const { values } = scenario;
  for (const [i, value] of values.entries()) {
    requireNumber(
      who,
      "quantiles",
      value,
      i === 0 ? {} : { atLeast: values[i - 1] as number },
      "give them in rising order",
    );
  }
  requireNumber(
    who,
    "a spread",
    (values.at(-1) as number) - (values[0] as number),
    { above: 0 },
    "equal quantiles have no SD",
  );
  return scenario;
}

/** Which of the scenarios a summary is. A range or a quartile without its counterpart is refused. */
function scenarioOf(who: string, { min, q1, median, q3, max, n }: FiveNumbers): Scenario {
  const pair = (low: number | null | undefined, high: number | null | undefined): readonly [number, number] | null => {
    const [lower, upper] = [low ?? null, high ?? null];
    if (lower !== null && upper !== null) return [lower, upper];
    if (lower === null && upper === null) return null;
    throw new SynthesisError("OUT_OF_DOMAIN", `${who} needs both ends of a range, got one`, {
      remedy: "give minimum and maximum, or both quartiles, or leave out the one",
    });
  };
  const [ends, quartiles] = [pair(min, max), pair(q1, q3)];
  if (ends && quartiles) return { name: "S3", n, values: [ends[0], quartiles[0], median, quartiles[1], ends[1]] };
  if (quartiles) return { name: "S2", n, values: [quartiles[0], median, quartiles[1]] };
  if (ends) return { name: "S1", n, values: [ends[0], median, ends[1]] };
  throw new SynthesisError("OUT_OF_DOMAIN", `${who} needs a range or quartiles, got a median alone`, {
    remedy: "a median alone has no spread; look for the range or the quartiles",
  });
}
