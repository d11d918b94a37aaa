import { pool } from "../../src/model/index.js";
import { mantelHaenszel } from "../../src/rare/index.js";
import { metaRegression, predictAt, regressionCurve } from "../../src/regression/index.js";
import { labbe, normalQuantiles, radial } from "../../src/sensitivity/index.js";
import type { FittedStudy, TwoByTwo } from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { complete, fieldComparer, regressionOf, relativeOf } from "./metareg.js";
import { rowsOf } from "./mh-peto.js";
import type { Columns, ReferenceCase } from "./reference.js";
import { effectsOf, rmaOptions } from "./rma-uni.js";

type Numbers = readonly (number | null)[];

/** What `funnel()` has on its vertical axis. */
const verticals: Readonly<Record<string, (study: FittedStudy) => number>> = {
  sei: ({ vi }) => Math.sqrt(vi),
  vi: ({ vi }) => vi,
  seinv: ({ vi }) => 1 / Math.sqrt(vi),
  vinv: ({ vi }) => 1 / vi,
  wi: ({ weight }) => 100 * weight!,
};

/** The numbers behind figures of R; its sizes of symbols are not numbers of ours. */
export const plotData: Adapter = (reference, input) => {
  const { call } = reference;
  const [, inner = ""] = /(rma\((?:[^()]|\([^()]*\))*\))/.exec(call) ?? [];
  const [, verb] = /^(?:\{pdf\(NULL\); r <- |\{m <- )?(\w+)\(/.exec(call) ?? [];
  if (verb === "labbe") return events(reference, inner, input);
  if (verb === "regplot" || verb === "predict") return bubbles(reference, verb, inner, input);
  const options = rmaOptions(inner);
  if (options === null) return null;
  const effects = effectsOf(input);
  const { studies, ...fit } = pool(effects, options);
  const numbers = of(reference);
  if (verb === "funnel") {
    const vertical = verticals[/yaxis="(\w+)"/.exec(call)?.[1] ?? ""]!;
    return [
      ...numbers(
        "x",
        studies.map(({ yi }) => yi),
      ),
      ...numbers("y", studies.map(vertical)),
    ];
  }
  if (verb === "radial") {
    const { points } = radial({ studies, ...fit });
    return [
      ...numbers(
        "x",
        points.map(({ x }) => x),
      ),
      ...numbers(
        "y",
        points.map(({ y }) => y),
      ),
    ];
  }
  if (verb === "qqnorm") {
    const { points } = normalQuantiles(effects, options);
    return [
      ...numbers(
        "x",
        points.map(({ x }) => x),
      ),
      ...numbers(
        "y",
        points.map(({ y }) => y),
      ),
    ];
  }
  return [
    ...numbers(
      "yi",
      studies.map(({ yi }) => yi),
    ),
    ...numbers(
      "ci.lb",
      studies.map(({ confidence }) => confidence[0]),
    ),
    ...numbers(
      "ci.ub",
      studies.map(({ confidence }) => confidence[1]),
    ),
    ...numbers(
      "weight",
      studies.map(({ weight }) => 100 * weight!),
    ),
  ];
};

function of(reference: ReferenceCase): (name: string, actual: Numbers) => readonly Comparison[] {
  const relative = relativeOf(reference);
  const tolerance = (): Tolerance => ({ relative, scale: 1 });
  return (name, actual) =>
    ((reference.results as Record<string, Numbers>)[name] ?? []).map((expected, i) => ({
      ...{ field: name, actual: actual[i] ?? null, expected },
      tolerance: tolerance(),
    }));
}

function events(reference: ReferenceCase, inner: string, input: Columns): readonly Comparison[] {
  const [, measure = "OR"] = /measure="(\w+)"/.exec(inner) ?? [];
  const tables = rowsOf<TwoByTwo>(input, { ai: "ai", bi: "bi", ci: "ci", di: "di" });
  const { points } = labbe(mantelHaenszel(tables, { measure: measure as "OR" | "RR" | "RD" }));
  const numbers = of(reference);
  return [
    ...numbers(
      "x",
      points.map(({ x }) => x),
    ),
    ...numbers(
      "y",
      points.map(({ y }) => y),
    ),
  ];
}

function bubbles(reference: ReferenceCase, verb: string, inner: string, input: Columns): readonly Comparison[] | null {
  const { effects, data } = complete(input);
  const options = regressionOf(inner, data);
  if (options === null) return null;
  const fit = metaRegression(effects, options);
  const numbers = of(reference);
  if (verb === "regplot") {
    const { points } = regressionCurve(fit);
    return [
      ...numbers(
        "xi",
        points.map(({ at }) => at),
      ),
      ...numbers(
        "yi",
        points.map(({ study }) => study.yi),
      ),
    ];
  }
  const field = fieldComparer(reference);
  const line = predictAt(
    fit,
    Array.from({ length: 11 }, (_, i) => ({ ablat: 10 + 5 * i })),
  );
  const near = (i: number): Tolerance => ({ relative: relativeOf(reference), scale: line[i]!.stdError });
  return [
    ...field(
      "pred",
      line.map(({ estimate }) => estimate),
      near,
    ),
    ...field(
      "se",
      line.map(({ stdError }) => stdError),
      near,
    ),
    ...field(
      "ci_lb",
      line.map(({ confidence }) => confidence[0]),
      near,
    ),
    ...field(
      "ci_ub",
      line.map(({ confidence }) => confidence[1]),
      near,
    ),
    ...field(
      "pi_lb",
      line.map(({ prediction }) => prediction?.[0] ?? null),
      near,
    ),
    ...field(
      "pi_ub",
      line.map(({ prediction }) => prediction?.[1] ?? null),
      near,
    ),
  ];
}
