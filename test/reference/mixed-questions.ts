import { compareMixed, leaveOneTrialOut, mixedResiduals, randomEffects } from "../../src/mixed/index.js";
import { testContrasts } from "../../src/regression/index.js";
import type { MixedFit } from "../../src/types/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import { fieldComparer } from "./metareg.js";
import type { ReferenceCase } from "./reference.js";
import {
  callOf,
  closeness,
  effectsOf,
  fitMixed,
  type MixedInput,
  mixedAsRmaMv,
  mixedInput,
  mixedOptions,
  numbersOf,
} from "./rma-mv.js";

/** `rma.mv`, and what is asked of its fits. */
export const mixedAsked: Adapter = (reference, columns) => {
  const given = mixedInput(columns);
  return (
    mixedAsRmaMv(reference, columns) ??
    questions.map((ask) => ask(reference, given)).find((found) => found !== null) ??
    null
  );
};

type Question = (reference: ReferenceCase, input: MixedInput) => readonly Comparison[] | null;

const ranef: Question = (reference, input) => {
  const [model] = callOf(reference.call, "ranef")?.plain ?? [];
  if (model === undefined) return null;
  const fit = fitMixed(model, input)!;
  const relative = closeness(reference);
  const found = randomEffects(fit);
  const terms = Object.entries(reference.results as Readonly<Record<string, Readonly<Record<string, unknown>>>>);
  return terms.flatMap(([name, columns]) => {
    const at = Object.fromEntries(Object.entries(columns).map(([key, column]) => [key.replace(".", "_"), column]));
    const field = fieldComparer(reference, at);
    const term = name.replace(/^~/, "");
    const levels = (at.level as readonly string[]).map((level) =>
      found.find((effect) => effect.term === term && named(effect) === level),
    );
    const errors = levels.map((each) => each?.stdError ?? 0);
    const by = (i: number): Tolerance => ({ relative, scale: errors[i]! });
    const end = (i: 0 | 1) => levels.map((each) => each?.interval[i] ?? null);
    return [
      ...field(
        "intrcpt",
        levels.map((each) => each?.estimate ?? null),
        by,
      ),
      ...field("se", errors, by),
      ...field("pi_lb", end(0), by),
      ...field("pi_ub", end(1), by),
    ];
  });
};

const named = ({ level, inner }: { readonly level: string; readonly inner: string | null }): string =>
  inner === null ? level : `${inner} | ${level}`;

/** Two models, one of which holds a component at 0 or has a simpler structure. */
const likelihoodRatio: Question = (reference, input) => {
  const { plain = [] } = callOf(reference.call, "anova") ?? {};
  if (plain.length !== 2) return null;
  const [full, reduced] = plain.map((model) => fitMixed(model, input)!) as [MixedFit, MixedFit];
  const found = compareMixed(full, reduced);
  const field = fieldComparer(reference);
  const close = (): Tolerance => ({ relative: closeness(reference), scale: 1 });
  return [
    ...field("parms_f", found.full.parameters, close),
    ...field("parms_r", found.reduced.parameters, close),
    ...field("LRT", found.statistic, close),
    ...field("pval", found.pValue, () => ({ relative: closeness(reference), log: true })),
    ...field("QE_f", full.Q.statistic, () => ({ relative: 1e-9 })),
    ...field("QE_r", reduced.Q.statistic, () => ({ relative: 1e-9 })),
  ];
};

/** `anova(model, X=rbind(c(-1,1), ...))`. */
const contrasts: Question = (reference, input) => {
  const { plain = [], named = {} } = callOf(reference.call, "anova") ?? {};
  const rows = named.X === undefined ? undefined : callOf(named.X, "rbind")?.plain;
  if (plain.length !== 1 || rows === undefined) return null;
  const fit = fitMixed(plain[0]!, input)!;
  const found = testContrasts(
    fit,
    rows.map((row) => ({
      weights: Object.fromEntries(numbersOf(row).map((weight, i) => [fit.coefficients[i]!.name, weight as number])),
    })),
  );
  const field = fieldComparer(reference);
  const relative = closeness(reference);
  const close = (): Tolerance => ({ relative, scale: 1 });
  const log = (): Tolerance => ({ relative, log: true });
  const of = (key: "estimate" | "stdError" | "statistic" | "pValue" | "df") => found.contrasts.map((each) => each[key]);
  return [
    ...field("Xb", of("estimate"), close),
    ...field("se", of("stdError"), close),
    ...field("zval", of("statistic"), close),
    ...field("pval", of("pValue"), log),
    ...field("ddf", of("df"), close),
    ...field("QM", found.joint.statistic, close),
    ...field("QMdf", [found.joint.df, found.joint.residualDf], close),
    ...field("QMp", found.joint.pValue, log),
  ];
};

/** `{m <- rma.mv(...); list(rstandard(m), hatvalues(m), weights(m, type="rowsum"), fitted(m))}`. */
const residuals: Question = (reference, input) => {
  const [, model] = /^\{m <- (.*); list\(rstandard\(m\), .*\)\}$/.exec(reference.call) ?? [];
  if (model === undefined) return null;
  const found = mixedResiduals(fitMixed(model, input)!);
  const field = fieldComparer(reference);
  const relative = closeness(reference);
  const close = (scale: number) => (): Tolerance => ({ relative, scale });
  const errors = found.map(({ stdError }) => stdError);
  const size = (i: number): Tolerance => ({ relative, scale: errors[i]! });
  return [
    ...field(
      "resid",
      found.map(({ residual }) => residual),
      size,
    ),
    ...field("se", errors, size),
    ...field(
      "z",
      found.map(({ standardized }) => standardized),
      close(1),
    ),
    ...field(
      "hat",
      found.map(({ leverage }) => leverage),
      close(1 / found.length),
    ),
    ...field(
      "w_rowsum",
      found.map(({ weight }) => 100 * weight),
      close(100 / found.length),
    ),
    ...field(
      "fitted",
      found.map(({ fitted }) => fitted),
      size,
    ),
  ];
};

/** `cooks.distance(model, cluster=district)` and `rstudent(model, cluster=district)`. */
const leftOut: Question = (reference, input) => {
  const asked = callOf(reference.call, "cooks.distance") ?? callOf(reference.call, "rstudent");
  if (asked === null) return null;
  const { data = {}, ...options } = mixedOptions(asked.plain[0]!, input)!;
  const found = leaveOneTrialOut(effectsOf(input), { ...options, data, cluster: asked.named.cluster! });
  const relative = closeness(reference);
  const close = (): Tolerance => ({ relative, scale: 1 });
  const field = fieldComparer(reference);
  // R gives Cook's distances names; of residuals by cluster the order is that of the table.
  const order = (reference.results?.names as readonly string[] | undefined) ?? found.rows.map((row) => row.leftOut);
  const rows = order.map((name) => found.rows.find((row) => row.leftOut === name));
  const residuals = found.rows.flatMap((row) => row.residuals ?? []);
  const all = found.all.studies.map(({ label }) => residuals.find((each) => each.label === label));
  return [
    ...field(
      "cook",
      rows.map((row) => row?.cooksDistance ?? null),
      close,
    ),
    ...(["resid", "se", "z"] as const).flatMap((key, i) =>
      field(
        `obs.${key}`,
        all.map((each) => each?.[(["residual", "stdError", "studentized"] as const)[i]!] ?? null),
        close,
      ),
    ),
    ...field(
      "cluster.X2",
      rows.map((row) => row?.distance?.statistic ?? null),
      close,
    ),
    ...field(
      "cluster.k",
      rows.map((row) => row?.distance?.df ?? null),
      close,
    ),
  ];
};

const questions: readonly Question[] = [ranef, likelihoodRatio, contrasts, residuals, leftOut];
