import { SynthesisError } from "../errors.js";
import type { FittedTerm, RegressionCurve, RegressionFit } from "../types/index.js";
import { type PredictAtOptions, predictAt } from "./predict-at.js";

/** Where a curve is drawn. */
export interface CurveOptions extends PredictAtOptions {
  /** Values at which other moderators are held: by default numbers at their mean, factors at their most frequent level. */
  readonly held?: Readonly<Record<string, number | string>>;
  /** Places along the moderator, 2 or more, evenly from its smallest to its largest value; 61 by default. */
  readonly places?: number;
}

/**
 * What a regression expects along one moderator, with the others held: what {@link bubblePlot} draws.
 *
 * @param moderator - a moderator with numbers; by default the only one
 * @throws {@link SynthesisError} `BAD_VALUES`
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.4, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 0.8, vi: 0.1 }];
 * const fit = metaRegression(effects, { moderators: ["dose"], data: { dose: [1, 2, 3, 4] } });
 * regressionCurve(fit, "dose", { places: 3 }).line.map(({ at }) => at.dose); // [1, 2.5, 4]
 */
export function regressionCurve(fit: RegressionFit, moderator?: string, options: CurveOptions = {}): RegressionCurve {
  const names = fit.moderators.map(({ name }) => name);
  const name = moderator ?? (names.length === 1 ? names[0]! : "");
  const numbers = fit.studies.map((study) => study.moderators[name]);
  if (!numbers.every((value) => typeof value === "number") || isFactor(fit.design.terms, name)) {
    throw new SynthesisError(
      "BAD_VALUES",
      `regressionCurve: needs a moderator with numbers, got ${JSON.stringify(name)}`,
      { remedy: `there are ${names.join(", ") || "none"}` },
    );
  }
  const { places = 61, held: given = {}, ...rest } = options;
  if (!Number.isInteger(places) || places < 2) {
    throw new SynthesisError("BAD_OPTION", `regressionCurve: needs two places or more, got ${places}`);
  }
  const held = Object.fromEntries(
    names.filter((each) => each !== name).map((each) => [each, given[each] ?? typical(fit, each)]),
  );
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const along = Array.from({ length: places }, (_, i) => low + ((high - low) * i) / (places - 1));
  return {
    moderator: name,
    comparison: fit.moderators.find((each) => each.name === name)!.comparison,
    held,
    points: fit.studies.map((study, i) => ({ at: numbers[i]!, study })),
    line: predictAt(
      fit,
      along.map((value) => ({ ...held, [name]: value })),
      rest,
    ),
    fit,
  };
}

const isFactor = (terms: readonly FittedTerm[], name: string): boolean =>
  terms.some((term) =>
    term.kind === "interaction" ? isFactor(term.of, name) : term.kind === "factor" && term.variable === name,
  );

function typical({ studies, design: { terms } }: RegressionFit, name: string): number | string {
  const values = studies.map(({ moderators }) => moderators[name]!);
  if (!isFactor(terms, name) && values.every((value) => typeof value === "number")) {
    return values.reduce((a, b) => a + b, 0) / values.length;
  }
  const counts = new Map<number | string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
