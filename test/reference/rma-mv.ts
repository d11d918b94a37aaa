import { aggregate } from "../../src/covariance/index.js";
import { SynthesisError } from "../../src/errors.js";
import {
  componentCovariance,
  componentIntervals,
  type MixedOptions,
  mixedModel,
  predictMixed,
} from "../../src/mixed/index.js";
import { metaRegression, testContrasts } from "../../src/regression/index.js";
import type {
  BareEffect,
  Coefficient,
  Covariance,
  MatrixDesign,
  MixedFit,
  RandomStructure,
  RandomTerm,
} from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { fieldComparer, predictionComparisons, regressionComparisons } from "./metareg.js";
import type { Columns, ReferenceCase } from "./reference.js";

type Column = readonly (number | string | null)[];
type Matrix = readonly (readonly number[])[];

/** The input of a case: a table, or a table with the covariance matrix of its effects. */
export interface MixedInput {
  readonly dat: Columns;
  readonly V: Matrix | null;
}

export const mixedInput = (input: Columns): MixedInput => {
  const { dat, V } = input as unknown as Partial<MixedInput>;
  return dat === undefined ? { dat: input, V: null } : { dat, V: V ?? null };
};

/** Splits at a sign that stands in no bracket. */
function splitAt(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    if ("([".includes(text[i]!)) depth++;
    else if (")]".includes(text[i]!)) depth--;
    else if (text[i] === sign && depth === 0) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  return [...parts, text.slice(from).trim()];
}

/** `f(a, b, name=c)` as what stands in it, in order and by name. */
export function callOf(
  text: string,
  name: string,
): { readonly plain: readonly string[]; readonly named: Readonly<Record<string, string>> } | null {
  if (!text.startsWith(`${name}(`) || !text.endsWith(")")) return null;
  const parts = splitAt(text.slice(name.length + 1, -1), ",");
  const named = parts.flatMap((part) => {
    const [, key, value] = /^([\w.]+)=(?!=)(.*)$/.exec(part) ?? [];
    return key === undefined ? [] : [[key, value!.trim()] as const];
  });
  return { plain: parts.filter((part) => !/^[\w.]+=(?!=)/.test(part)), named: Object.fromEntries(named) };
}

/** `c(1, NA)`, or one number; NA is `null`. */
export const numbersOf = (text: string): readonly (number | null)[] =>
  (/^c\((.*)\)$/.exec(text)?.[1] ?? text).split(",").map((each) => (each.trim() === "NA" ? null : Number(each)));

const unquoted = (text: string | undefined): string | undefined => text?.replaceAll('"', "");

/** A call of `rma.mv` as options of {@link mixedModel}. */
export function mixedOptions(call: string, { dat, V }: MixedInput, X: Matrix | null = null): MixedOptions | null {
  const found = callOf(call, "rma.mv");
  if (found === null) return null;
  const { plain, named } = found;
  const random =
    named.random === undefined ? [] : randomOf(named.random, unquoted(named.struct) as RandomStructure | "GEN");
  if (random === null) return null;
  const moderators = designOf(named.mods?.replace(/^~/, "") ?? "1", dat, X);
  const sampling = plain[1] === "vi" ? undefined : plain[1] === "V" ? blocksOf(V!) : calculated(plain[1]!, dat);
  const fixed = fixedOf(named, random, dat);
  const estimator = (unquoted(named.method) ?? "REML") as "REML" | "ML";
  const interval = unquoted(named.dfs) === "contain" ? "containment" : ((unquoted(named.test) ?? "z") as "z" | "t");
  return {
    data: dat,
    random,
    moderators,
    estimator,
    interval,
    fixed,
    ...(sampling === undefined ? {} : { covariance: sampling }),
  };
}

export const effectsOf = ({ dat }: MixedInput): readonly BareEffect[] =>
  dat.yi!.map((yi, i) => ({ yi: yi as number, vi: dat.vi![i] as number }));

/** A call of `rma.mv`, fitted to the rows for which all moderators are known. */
export function fitMixed(call: string, given: MixedInput, X: Matrix | null = null): MixedFit | null {
  const mods = callOf(call, "rma.mv")?.named.mods ?? "";
  const needed = Object.keys(given.dat).filter((name) => mods.match(/\w+/g)?.includes(name));
  const rows = given.dat.yi!.flatMap((_, i) => (needed.every((name) => given.dat[name]![i] !== null) ? [i] : []));
  const input = {
    dat: Object.fromEntries(Object.entries(given.dat).map(([name, column]) => [name, rows.map((i) => column[i]!)])),
    V: given.V === null ? null : rows.map((i) => rows.map((j) => given.V![i]![j]!)),
  };
  const options = mixedOptions(call, input, X);
  return options === null ? null : mixedModel(effectsOf(input), options);
}

function randomOf(text: string, struct: RandomStructure | "GEN"): readonly RandomTerm[] | null {
  const formulas = callOf(text, "list")?.plain ?? [text];
  const terms = formulas.map((formula): RandomTerm | null => {
    const [inner, outer] = splitAt(formula.replace(/^~/, ""), "|") as [string, string];
    if (inner !== "1") return struct === "GEN" ? { slopes: [inner], outer } : { inner, outer, structure: struct };
    return outer.includes("/") ? { nested: outer.split("/") } : { intercept: outer };
  });
  return terms.includes(null) ? null : (terms as RandomTerm[]);
}

/** What R holds: as stated, and at 0 the variance of an inner level that stands in one outer level. */
function fixedOf(
  { sigma2, rho, tau2 }: Readonly<Record<string, string>>,
  random: readonly RandomTerm[],
  dat: Columns,
): NonNullable<MixedOptions["fixed"]> {
  const names = random.flatMap((term) => {
    if ("nested" in term) return term.nested.map((_, i) => term.nested.slice(0, i + 1).join("/"));
    return "intercept" in term ? [term.intercept] : [];
  });
  const intercepts = (sigma2 === undefined ? [] : numbersOf(sigma2)).flatMap((value, i) =>
    value === null ? [] : [[names[i]!, { variance: value }] as const],
  );
  const term = random.find((each): each is Extract<RandomTerm, { inner: string }> => "inner" in each);
  if (term === undefined) return Object.fromEntries(intercepts);
  const column = dat[term.inner]!.map(String);
  const levels = [...new Set(column)].sort();
  const outerOf = (level: string): readonly unknown[] => dat[term.outer]!.filter((_, i) => column[i] === level);
  const once = levels.map((level) => (new Set(outerOf(level)).size === 1 ? 0 : null));
  const held = {
    ...(rho === undefined ? {} : { correlation: Number(rho) }),
    ...(tau2 !== undefined ? { variance: numbersOf(tau2) } : {}),
    ...(tau2 === undefined && once.includes(0) && ["DIAG", "HCS", "HAR", "UN"].includes(term.structure)
      ? { variance: once }
      : {}),
  };
  return { ...Object.fromEntries(intercepts), [`${term.inner} | ${term.outer}`]: held };
}

/** A right-hand side of R as columns: sums, `a:b`, `a*b`, `factor()`, `log()`, `I()` and splines, whose columns the reference gives. */
function designOf(formula: string, dat: Columns, X: Matrix | null): MatrixDesign {
  const parts = splitAt(formula, "+").flatMap((part) => {
    const names = splitAt(part, "*");
    return names.length === 2 ? [...names, names.join(":")] : [part];
  });
  const intercept = !parts.includes("0");
  let whole = !intercept;
  const columns: (readonly [name: string, values: readonly number[]])[] = [];
  for (const part of parts.filter((each) => each !== "0" && each !== "1")) {
    if (part.startsWith("splines::")) {
      const width = X![0]!.length - 1;
      for (let j = 1; j <= width; j++) columns.push([`ns${j}`, X!.map((row) => row[j]!)]);
      continue;
    }
    const factors = splitAt(part, ":").map((each) => columnsOf(each, dat));
    // Of an interaction that stands without its main effect, R gives a factor all of its columns.
    const alone = factors.length > 1 && !parts.includes(splitAt(part, ":")[1]!);
    const kept = factors.map((factor) =>
      factor.length > 1 && !alone && !(whole && factors.length === 1) ? factor.slice(1) : factor,
    );
    if (factors.length === 1 && factors[0]!.length > 1) whole = false;
    columns.push(
      ...kept.reduce((left, right) =>
        right.flatMap(([b, y]) => left.map(([a, x]) => [`${a}:${b}`, x.map((value, i) => value * y[i]!)] as const)),
      ),
    );
  }
  return {
    intercept,
    columns: columns.map(([name]) => name),
    rows: dat.yi!.map((_, i) => columns.map(([, values]) => values[i]!)),
  };
}

function columnsOf(part: string, dat: Columns): readonly (readonly [string, readonly number[]])[] {
  const [, call, inside = part] = /^(\w+)\((.*)\)$/.exec(part) ?? [];
  const own = dat[inside] as Column | undefined;
  if (call === "log") return [[part, (own as readonly number[]).map((value) => Math.log(value))]];
  if (call === "I") return [[part, computed(inside, dat)]];
  if (own === undefined) throw new Error(`no column ${part}`);
  if (call !== "factor" && own.every((value) => typeof value === "number")) return [[part, own as readonly number[]]];
  const levels = [...new Set(own.map(String))].sort((a, b) =>
    call === "factor" ? Number(a) - Number(b) : a.localeCompare(b),
  );
  return levels.map((level) => [part + level, own.map((value) => Number(String(value) === level))]);
}

function computed(text: string, dat: Columns): readonly number[] {
  const [, name, sign, other] = /^(\w+)([-^/])(.*)$/.exec(text) as unknown as [string, string, string, string];
  const x = dat[name] as readonly number[];
  if (sign === "^") return x.map((value) => value ** Number(other));
  if (sign === "/") {
    const shift = Number(/\+(\d+)\)$/.exec(other)![1]);
    return x.map((value) => value / (value + shift));
  }
  const centre = other.startsWith("mean") ? x.reduce((a, b) => a + b, 0) / x.length : Number(other);
  return x.map((value) => value - centre);
}

/** A dense matrix as blocks. */
function blocksOf(V: Matrix): Covariance {
  const k = V.length;
  const of = V.map((_, i) => i);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      if (V[i]![j] === 0 || of[i] === of[j]) continue;
      const [from, to] = [Math.max(of[i]!, of[j]!), Math.min(of[i]!, of[j]!)];
      of.forEach((each, l) => {
        if (each === from) of[l] = to;
      });
    }
  }
  const blocks = [...new Set(of)].map((name) => {
    const rows = of.flatMap((each, i) => (each === name ? [i] : []));
    return { cluster: String(name), rows, matrix: rows.map((i) => rows.map((j) => V[i]![j]!)) };
  });
  return { k, blocks, assumptions: [], notes: [] };
}

/** `vcalc(vi, cluster=, type=, obs=, subgroup=, rho=)`. */
function calculated(text: string, dat: Columns): Covariance {
  const { named } = callOf(text, "vcalc")!;
  const at = (name: string | undefined, i: number): unknown => (name === undefined ? null : dat[name]![i]);
  const [first, second = 0] = numbersOf(named.rho!) as readonly number[];
  const vi = dat.vi as readonly number[];
  return blocksOf(
    vi.map((a, i) =>
      vi.map((b, j) => {
        if (i === j) return a;
        if (at(named.cluster, i) !== at(named.cluster, j) || at(named.subgroup, i) !== at(named.subgroup, j)) return 0;
        const rho = named.type === undefined || at(named.type, i) === at(named.type, j) ? first! : second;
        return rho * Math.sqrt(a * b);
      }),
    ),
  );
}

/** Components agree no closer than R's optimizers among themselves, times ten; what hangs on them as closely. */
export const closeness = (reference: ReferenceCase): number =>
  Math.max(1e-6, 10 * ((reference as unknown as { mv_spread?: number }).mv_spread ?? 0));

/** A fit beside `rma.mv`. */
function mixedComparisons(reference: ReferenceCase, fit: MixedFit): readonly Comparison[] {
  const relative = closeness(reference);
  const field = fieldComparer(reference);
  const near =
    (scale = 0) =>
    (): Tolerance => ({ relative, scale });
  const exact = (): Tolerance => ({ relative: 1e-9 });
  const log = (): Tolerance => ({ relative, log: true });
  const errors = fit.coefficients.map(({ stdError }) => stdError);
  const by =
    (scales: readonly number[]) =>
    (i: number): Tolerance => ({ relative, scale: scales[i] ?? 0 });
  const of = (key: "estimate" | "stdError" | "statistic" | "pValue" | "df") =>
    fit.coefficients.map((each) => each[key]);
  const intercepts = fit.random.filter(({ inner }) => inner.length === 1 && inner[0] === "intercept");
  const term = fit.random.find(({ inner }) => inner[0] !== "intercept" || inner.length > 1);
  const components = fit.components.filter((each) => each.term === term?.name);
  const largest = Math.max(0, ...fit.components.flatMap(({ kind, value }) => (kind === "variance" ? [value] : [])));
  const typical = 0.01 * Math.max(largest, Math.min(...fit.studies.map(({ vi }) => vi)));
  const free = components.filter(({ kind }) => kind === "variance");
  const rho = components.filter(({ kind }) => kind === "correlation");
  return [
    ...field("b", of("estimate"), by(errors)),
    ...field("se", of("stdError"), near()),
    ...field("zval", of("statistic"), near(1)),
    ...field("pval", of("pValue"), log),
    ...field(
      "ci_lb",
      fit.coefficients.map(({ confidence }) => confidence[0]),
      by(errors),
    ),
    ...field(
      "ci_ub",
      fit.coefficients.map(({ confidence }) => confidence[1]),
      by(errors),
    ),
    ...field("vb", fit.covariance.flat(), by(errors.flatMap((a) => errors.map((b) => a * b)))),
    ...field("ddf", of("df"), exact),
    ...field("k", fit.k, exact),
    ...field("p", fit.p, exact),
    ...field(
      "sigma2",
      intercepts.map(({ G }) => G[0]![0]!),
      near(typical),
    ),
    ...(term === undefined
      ? []
      : [
          ...field(
            "tau2",
            free.map(({ value }) => value),
            near(typical),
          ),
          ...(rho.length === 0
            ? []
            : field(
                "rho",
                rho.map(({ value }) => value),
                near(1),
              )),
          ...(fit.method.random.some((each) => "slopes" in each || !("inner" in each) || each.structure !== "CAR")
            ? field("G", term.G.flat(), near(typical))
            : []),
        ]),
    ...field("QE", fit.Q.statistic, exact),
    ...field("QEdf", fit.Q.df, exact),
    ...field("QEp", fit.Q.pValue, log),
    ...(["ML", "REML"] as const).flatMap((kind) => {
      const { logLikelihood, deviance, AIC, BIC, AICc } = fit.statistics[kind];
      // The likelihood that was climbed is flat at its top; the other is not.
      const close = fit.method.estimator === kind ? 1e-8 : relative;
      const value = (): Tolerance => ({ relative: close, scale: 1 });
      return [
        ...field(`fit.${kind}.ll`, logLikelihood, value),
        ...field(`fit.${kind}.dev`, deviance, value),
        ...field(`fit.${kind}.AIC`, AIC, value),
        ...field(`fit.${kind}.BIC`, BIC, value),
        ...field(`fit.${kind}.AICc`, AICc, value),
      ];
    }),
  ];
}

/** The omnibus test, where R's is of the same coefficients: without moderators R tests the intercept, too. */
function omnibusComparisons(reference: ReferenceCase, fit: MixedFit): readonly Comparison[] {
  const relative = closeness(reference);
  const field = fieldComparer(reference);
  const [only] = fit.coefficients;
  const z = only!.statistic as number;
  if (fit.p === 1) {
    return [
      ...field("QM", z * z, () => ({ relative, scale: 1 })),
      ...field("QMp", only!.pValue, () => ({ relative, log: true })),
      ...field("QMdf", [1, only!.df], () => ({ relative: 1e-9 })),
    ];
  }
  if (fit.omnibus === null) return [];
  return [
    ...field("QM", fit.omnibus.statistic, () => ({ relative, scale: 1 })),
    ...field("QMp", fit.omnibus.pValue, () => ({ relative, log: true })),
    ...field("QMdf", [fit.omnibus.df, fit.omnibus.residualDf], () => ({ relative: 1e-9 })),
  ];
}

/** `rma.mv` and what is asked of its fits; beside it `rma` at one time, and `aggregate`. */
export const mixedAsRmaMv: Adapter = (reference, columns) => {
  const { call, results } = reference;
  const input = mixedInput(columns);
  if (callOf(call, "rma") !== null) return atOneTime(reference, input.dat);
  if (callOf(call, "aggregate") !== null) return aggregated(reference, input);
  if (callOf(call, "predict") !== null) return predicted(reference, input);
  if (callOf(call, "confint") !== null) return intervals(reference, input);
  if (callOf(call, "profile") !== null) return profiled(reference, input);
  if (callOf(call, "anova") !== null) return contrasts(reference, input);
  if (callOf(call, "rma.mv") === null) return null;
  const field = fieldComparer(reference);
  const relative = closeness(reference);
  if (callOf(call, "rma.mv")!.named.cvvc !== undefined) return covarianceOfComponents(reference, input);
  const fit = fittedOrRefused(call, input, (results as { X?: Matrix } | null)?.X);
  if (fit === null) return field("b", null, () => ({ relative }));
  return [
    ...mixedComparisons(reference, fit),
    ...omnibusComparisons(reference, fit),
    ...field("I2_total", 100 * (fit.I2?.total ?? 0), () => ({ relative, scale: 1 })),
    ...field("I2_levels", fit.I2?.terms.map((each) => 100 * (each ?? 0)) ?? null, () => ({ relative, scale: 1 })),
  ];
};

/** `null` where the sampling covariance is refused, of which R only warns. */
function fittedOrRefused(call: string, input: MixedInput, X: Matrix | undefined): MixedFit | null {
  try {
    return fitMixed(call, input, X);
  } catch (error) {
    if (error instanceof SynthesisError && error.code === "BAD_COVARIANCE") return null;
    throw error;
  }
}

/** `rma(yi, vi, data=dat, subset=time==1)`. */
function atOneTime(reference: ReferenceCase, dat: Columns): readonly Comparison[] | null {
  const [, time] = /^rma\(yi, vi, data=dat, subset=time==(\d+)\)$/.exec(reference.call) ?? [];
  if (time === undefined) return null;
  const rows = dat.time!.flatMap((each, i) => (Number(each) === Number(time) ? [i] : []));
  const effects = rows.map((i) => ({ yi: dat.yi![i] as number, vi: dat.vi![i] as number }));
  const fit = metaRegression(effects, { moderators: [], interval: "z" });
  const [{ statistic, pValue }] = fit.coefficients as [Coefficient];
  const relative = 1e-8;
  const field = fieldComparer(reference);
  // R's omnibus test of a model without moderators is of its intercept.
  return [
    ...regressionComparisons(reference, fit).filter(({ field: name }) => !name.startsWith("QM")),
    ...field("QM", (statistic as number) ** 2, () => ({ relative })),
    ...field("QMp", pValue, () => ({ relative, log: true })),
  ];
}

function aggregated(reference: ReferenceCase, { dat }: MixedInput): readonly Comparison[] | null {
  const { named } = callOf(reference.call, "aggregate")!;
  const found = aggregate(effectsOf({ dat, V: null }), {
    data: dat,
    cluster: named.cluster!,
    time: named.time!,
    structure: "CAR",
    samplingPhi: Number(named.phi),
  });
  const field = fieldComparer(reference);
  const exact = (): Tolerance => ({ relative: 1e-10 });
  return [
    ...field(
      "yi",
      found.effects.map(({ yi }) => yi),
      exact,
    ),
    ...field(
      "vi",
      found.effects.map(({ vi }) => vi),
      exact,
    ),
  ];
}

/** `predict(rma.mv(...), newmods=, tau2.levels=)`: a row of `newmods` is what stands beside the intercept. */
function predicted(reference: ReferenceCase, input: MixedInput): readonly Comparison[] | null {
  const { plain, named } = callOf(reference.call, "predict")!;
  const fit = fitMixed(plain[0]!, input)!;
  const names = fit.design.kept.flatMap((place) => {
    const { name, term } = fit.design.columns[place]!;
    return term === null ? [] : [name];
  });
  const term = fit.random.find(({ inner }) => inner[0] !== "intercept");
  const levels = named["tau2.levels"] === undefined ? [] : (term?.inner ?? []);
  const rows = rowsOf(named.newmods, names.length);
  const at = rows.map((row, i) => ({
    ...Object.fromEntries(names.map((name, j) => [name, row[j]!])),
    ...(levels.length > 0 && term !== undefined && "inner" in term.term ? { [term.term.inner]: levels[i]! } : {}),
  }));
  return predictionComparisons(reference, predictMixed(fit, at), reference.results, closeness(reference));
}

/** `diag(2)`, `log(c(4, 8))`, or nothing. */
function rowsOf(text: string | undefined, width: number): Matrix {
  if (text === undefined) return [[]];
  if (text.startsWith("diag(")) {
    return Array.from({ length: width }, (_, i) => Array.from({ length: width }, (__, j) => Number(i === j)));
  }
  const inner = callOf(text, "log")!.plain[0]!;
  return numbersOf(inner).map((value) => [Math.log(value!)]);
}

/** `confint(rma.mv(...))`: what the file holds is the last component, and the root of a variance. */
function intervals(reference: ReferenceCase, input: MixedInput): readonly Comparison[] {
  const fit = fitMixed(callOf(reference.call, "confint")!.plain[0]!, input)!;
  const last = componentIntervals(fit).at(-1)!;
  const { random } = (reference.results as { "": { random: Readonly<Record<string, readonly (number | string)[]>> } })[
    ""
  ];
  const relative = closeness(reference);
  return random.what!.flatMap((what, i) => {
    const root = String(what).startsWith("sigma.") ? Math.sqrt : (value: number): number => value;
    const ours = [last.value, last.confidence![0]!, last.confidence![1]!];
    return ["estimate", "ci_lb", "ci_ub"].map((key, j) => ({
      field: `${what} ${key}`,
      actual: root(ours[j]!),
      expected: random[key]![i] as number,
      tolerance: { relative, scale: j === 1 ? last.value : 0 },
    }));
  });
}

/** `rma.mv(..., cvvc=TRUE)`: R takes differences of its likelihood, which hold five digits or so. */
function covarianceOfComponents(reference: ReferenceCase, input: MixedInput): readonly Comparison[] {
  const { matrix } = componentCovariance(fitMixed(reference.call, input)!);
  const sizes = matrix!.map((row, i) => Math.sqrt(row[i]!));
  return fieldComparer(reference)("vvc", matrix!.flat(), (at) => ({
    relative: 1e-6,
    scale: sizes[Math.floor(at / sizes.length)]! * sizes[at % sizes.length]!,
  }));
}

/** `profile(rma.mv(...), sigma2=1)`: the likelihood at stated values of the first variance. */
function profiled(reference: ReferenceCase, input: MixedInput): readonly Comparison[] {
  const call = callOf(reference.call, "profile")!.plain[0]!;
  const options = mixedOptions(call, input)!;
  const { sigma2, ll } = reference.results as { sigma2: readonly number[]; ll: readonly number[] };
  return sigma2.map((variance, i) => ({
    field: "ll",
    actual: mixedModel(effectsOf(input), { ...options, fixed: { district: { variance } } }).statistics.REML
      .logLikelihood,
    expected: ll[i]!,
    tolerance: { relative: 1e-8 },
  }));
}

/** `anova(rma.mv(...), X=rbind(...))`. */
function contrasts(reference: ReferenceCase, input: MixedInput): readonly Comparison[] | null {
  const { plain, named } = callOf(reference.call, "anova")!;
  if (named.X === undefined) return null;
  const fit = fitMixed(plain[0]!, input)!;
  const rows = callOf(named.X, "rbind")!.plain.map(numbersOf);
  const tests = testContrasts(
    fit,
    rows.map((row) => ({
      weights: Object.fromEntries(fit.coefficients.map(({ name }, i) => [name, row[i] as number])),
    })),
  );
  const field = fieldComparer(reference);
  const relative = closeness(reference);
  const of = (key: "estimate" | "stdError" | "statistic" | "pValue") => tests.contrasts.map((each) => each[key]);
  return [
    ...field("Xb", of("estimate"), () => ({ relative, scale: 1 })),
    ...field("se", of("stdError"), () => ({ relative })),
    ...field("zval", of("statistic"), () => ({ relative, scale: 1 })),
    ...field("pval", of("pValue"), () => ({ relative, log: true })),
    ...field("QM", tests.joint.statistic, () => ({ relative })),
    ...field("QMp", tests.joint.pValue, () => ({ relative, log: true })),
    ...field("QMdf", [tests.joint.df, tests.joint.residualDf], () => ({ relative })),
  ];
}
