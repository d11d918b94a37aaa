import { aggregate, type CovarianceOptions, covariance } from "../../src/covariance/index.js";
import type { BareEffect, Covariance, SamplingRho } from "../../src/types/index.js";
import type { Adapter, Comparison } from "./compare.js";
import { type Columns, type ReferenceCase, result } from "./reference.js";

const EXACT = { relative: 1e-10 };

/** `vcalc()` and `aggregate()`, whose blocks may be singular where R was told, or only warns. */
export const covarianceAsVcalc: Adapter = (reference, input) => {
  const { call } = reference;
  const effects = effectsOf(input);
  if (call.startsWith("vcalc("))
    return matrixComparisons(reference, covariance(effects, vcalcOptions(call, input)), effects.length);
  return aggregateComparisons(reference, effects, input);
};

const effectsOf = ({ yi = [], vi = [] }: Columns): readonly BareEffect[] =>
  vi.map((each, i) => ({ yi: yi[i] as number, vi: each as number }));

/** The values of `name=` in a call; an argument with brackets up to the one that closes. */
function argument(call: string, name: string): string | null {
  const found = new RegExp(`[(, ]${name}=((?:c|matrix|list|vcalc)\\(|[^,()]+)`).exec(call);
  const value = found?.[1];
  if (found === null || value === undefined) return null;
  if (!value.endsWith("(")) return value.replaceAll('"', "");
  const start = found.index + found[0].length;
  let depth = 1;
  let end = start;
  for (; depth > 0; end++) depth += call[end] === "(" ? 1 : call[end] === ")" ? -1 : 0;
  return `${value}${call.slice(start, end)}`;
}

const numbersIn = (text: string): number[] => (text.match(/\d*\.\d+|\d+/g) ?? []).map(Number);

function rhoOf(text: string): SamplingRho {
  if (text.startsWith("matrix(")) {
    const [a = 0, b = 0, c = 0, d = 0] = numbersIn(text);
    return {
      types: ["a", "b"],
      matrix: [
        [a, b],
        [c, d],
      ],
    };
  }
  if (!text.startsWith("c(")) return Number(text);
  const [within = 0, between = 0] = numbersIn(text);
  return { within, between };
}

function vcalcOptions(call: string, data: Columns): CovarianceOptions {
  const [rho, phi] = [argument(call, "rho"), argument(call, "phi")];
  const named = (name: string, as: keyof CovarianceOptions) => {
    const column = argument(call, name);
    return column === null ? {} : { [as]: column };
  };
  const [treatment, comparator] = [argument(call, "grp1"), argument(call, "grp2")];
  const [treatmentN, comparatorN] = [argument(call, "w1"), argument(call, "w2")];
  return {
    data,
    indefinite: "keep",
    ...named("cluster", "cluster"),
    ...named("obs", "obs"),
    ...named("type", "type"),
    ...named("time1", "time"),
    ...named("subgroup", "subgroup"),
    ...(rho === null ? {} : { samplingRho: rhoOf(rho) }),
    ...(phi === null ? {} : { samplingPhi: Number(phi) }),
    ...(treatment !== null && comparator !== null && treatmentN !== null && comparatorN !== null
      ? { arms: { treatment, comparator, treatmentN, comparatorN } }
      : {}),
  };
}

function matrixComparisons(reference: ReferenceCase, { blocks }: Covariance, k: number): readonly Comparison[] {
  const whole = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (const { rows, matrix } of blocks)
    for (const [i, row] of rows.entries())
      for (const [j, column] of rows.entries()) (whole[row] as number[])[column] = matrix[i]?.[j] as number;
  const { V } = reference.results as { readonly V: readonly (readonly number[])[] };
  return V.flatMap((row, i) =>
    row.map((expected, j) => ({ field: "V", actual: whole[i]?.[j] ?? null, expected, tolerance: EXACT })),
  );
}

/** The trials of R stand in the order of their names, ours in that of the effects; the inputs have them in both. */
function aggregateComparisons(
  reference: ReferenceCase,
  effects: readonly BareEffect[],
  data: Columns,
): readonly Comparison[] {
  const { call } = reference;
  const cluster = argument(call, "cluster") as string;
  const [struct, rho, phi, time, V] = ["struct", "rho", "phi", "time", "V"].map((name) => argument(call, name));
  const found = aggregate(effects, {
    ...{ data, cluster, weighted: argument(call, "weighted") !== "FALSE" },
    ...(struct ? { structure: struct as "ID" | "CS" | "CAR" | "CS+CAR" } : {}),
    ...(rho && !V ? { samplingRho: Number(rho) } : {}),
    ...(phi ? { samplingPhi: Number(phi) } : {}),
    ...(time ? { time } : {}),
    ...(V ? { V: covariance(effects, vcalcOptions(V, data)) } : {}),
  });
  const size = (i: number): number => Math.sqrt(result(reference, `vi.${i}`) as number);
  return found.effects.flatMap(({ yi, vi }, i) => [
    { field: "yi", actual: yi, expected: result(reference, `yi.${i}`), tolerance: { ...EXACT, scale: size(i) } },
    { field: "vi", actual: vi, expected: result(reference, `vi.${i}`), tolerance: EXACT },
    {
      field: "ni",
      actual: found.trials[i]?.rows.length ?? null,
      expected: result(reference, `ni.${i}`),
      tolerance: EXACT,
    },
  ]);
}
