import { SynthesisError } from "../errors.js";
import { naturalScaleOf } from "../measure/index.js";
import type { Cell, Diagnostic, Fit, Grid, Row, Stratum, Value, WindowContrast } from "../types/index.js";

/** What rows are made of: a pooled effect, or a grid of them. */
export type Pooled = Fit | Grid;

/** A fit with the cell that it belongs to, if any. */
interface Part {
  readonly grid: Grid | null;
  readonly fit: Fit;
  readonly stratum: Stratum | null;
  readonly facets: Readonly<Record<string, Value>>;
}

const isGrid = (pooled: Pooled): pooled is Grid => "cells" in pooled;

/**
 * The fits of a result, each with the values of its facets.
 *
 * @throws {@link SynthesisError} `NOT_A_FIT`
 */
function partsOf(who: string, pooled: Pooled): readonly Part[] {
  if ("coefficients" in pooled) {
    throw new SynthesisError("NOT_A_FIT", `${who} needs a fit or a grid of fits, got a regression`, {
      remedy: "use regressionRows, or regressionGlance",
    });
  }
  if (!isGrid(pooled)) return [{ grid: null, fit: pooled, stratum: null, facets: {} }];
  return pooled.cells.map(({ fit, stratum }: Cell) => ({ grid: pooled, fit, stratum, facets: stratum.key }));
}

const codes = (notes: readonly Diagnostic[]): string | null =>
  notes.length === 0 ? null : [...new Set(notes.map(({ code }) => code))].join(" ");

const stated = (stratum: Stratum | null, direction: string): number | null =>
  stratum === null ? null : stratum.withoutNumbers.filter((each) => each.direction === direction).length;

/** On the scale that a reader sees, where it is another than that of analysis; `null` beyond what a number can hold. */
function natural(fit: Fit, value: number | null | undefined): number | null {
  const scale = naturalScaleOf(fit);
  if (scale.kind === "linear" || value === null || value === undefined) return null;
  const seen = scale.value(value);
  return Number.isFinite(seen) ? seen : null;
}

/**
 * One row for each pooled effect, empty cells included: estimate, interval, prediction interval, and what stands beside.
 *
 * @param pooled - what {@link pool} or {@link poolStrata} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @throws {@link SynthesisError} `NOT_A_FIT` for a regression
 * @example
 * tidy(pool([{ yi: -0.5, vi: 0.1 }, { yi: -0.3, vi: 0.1 }], { tau2: "CE", interval: "z" }))[0].estimate; // -0.4
 */
export function tidy(pooled: Pooled): readonly Row[] {
  return partsOf("tidy", pooled).map(({ fit, stratum, facets }) => ({
    ...facets,
    measure: fit.measure,
    k: fit.k,
    estimate: fit.estimate,
    stdError: fit.stdError,
    statistic: fit.statistic,
    df: fit.df,
    pValue: fit.pValue,
    lower: fit.confidence?.[0] ?? null,
    upper: fit.confidence?.[1] ?? null,
    predictionLower: fit.prediction?.[0] ?? null,
    predictionUpper: fit.prediction?.[1] ?? null,
    natural: natural(fit, fit.estimate),
    naturalLower: natural(fit, fit.confidence?.[0]),
    naturalUpper: natural(fit, fit.confidence?.[1]),
    doubtful: stratum?.doubtful.length ?? null,
    withoutNumbers: stratum?.withoutNumbers.length ?? null,
    statedFavoursTreatment: stated(stratum, "favours-treatment"),
    statedFavoursComparator: stated(stratum, "favours-comparator"),
    statedNoDifference: stated(stratum, "no-difference"),
    statedUnclear: stated(stratum, "unclear"),
    notes: codes([...fit.notes, ...(stratum?.notes ?? [])]),
  }));
}

/**
 * One row for each fit: heterogeneity, method, convergence. Of tables `weighting` says how they were pooled; the others have no
 * such column.
 *
 * @param pooled - what {@link pool}, {@link poolStrata}, {@link mantelHaenszel} or {@link peto} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @throws {@link SynthesisError} `NOT_A_FIT` for a regression
 * @example
 * glance(pool([{ yi: -0.5, vi: 0.1 }, { yi: -0.3, vi: 0.1 }]))[0].tau2Method; // "REML"
 */
export function glance(pooled: Pooled): readonly Row[] {
  return partsOf("glance", pooled).map(({ grid, fit, facets }) => ({
    ...facets,
    k: fit.k,
    tau2: fit.tau2,
    tau2Lower: fit.tau2Confidence?.[0] ?? null,
    tau2Upper: fit.tau2Confidence?.[1] ?? null,
    tau: fit.tau,
    I2: fit.I2,
    I2Lower: fit.I2Confidence?.[0] ?? null,
    I2Upper: fit.I2Confidence?.[1] ?? null,
    H2: fit.H2,
    Q: fit.Q?.statistic ?? null,
    QDf: fit.Q?.df ?? null,
    QPValue: fit.Q?.pValue ?? null,
    logLikelihoodML: fit.logLikelihood?.ML ?? null,
    logLikelihoodREML: fit.logLikelihood?.REML ?? null,
    ...(fit.method.weighting === undefined ? {} : { weighting: fit.method.weighting }),
    tau2Method: fit.method.tau2,
    intervalMethod: fit.method.interval,
    predictionMethod: fit.method.prediction,
    level: fit.method.level,
    hksjFactor: fit.hksjFactor,
    converged: fit.converged,
    iterations: fit.iterations,
    ...(grid?.contrasts === undefined ? {} : contrastColumns(grid.contrasts, facets)),
    notes: codes(fit.notes),
  }));
}

/** How the first window with a trial differs from this one; empty for the first itself. */
function contrastColumns(contrasts: readonly WindowContrast[], facets: Part["facets"]): Row {
  const found = contrasts.find(
    ({ key, across, second }) =>
      facets[across] === second && Object.entries(key).every(([name, value]) => facets[name] === value),
  );
  const read = found === undefined || found.headline === null ? null : found[found.headline];
  return {
    contrastWith: found?.first ?? null,
    contrastEstimand: read?.estimand ?? null,
    contrastEstimate: read?.estimate ?? null,
    contrastLower: read?.confidence[0] ?? null,
    contrastUpper: read?.confidence[1] ?? null,
    contrastDf: read?.df ?? null,
    contrastPValue: read?.pValue ?? null,
    contrastReliable: read?.reliable ?? null,
  };
}

/**
 * One row for each study: its effect, interval, weight and distance from the pooled effect; in a grid also the doubtful
 * effects and those that a rule passed over.
 *
 * @param pooled - what {@link pool} or {@link poolStrata} returned
 * @returns flat rows; {@link glossary} defines their columns
 * @throws {@link SynthesisError} `NOT_A_FIT` for a regression
 * @example
 * augment(pool([{ yi: -0.5, vi: 0.1 }, { yi: -0.3, vi: 0.1 }])).map(({ weight }) => weight); // [0.5, 0.5]
 */
export function augment(pooled: Pooled): readonly Row[] {
  return partsOf("augment", pooled).flatMap(({ fit, stratum, facets }) => [
    ...fit.studies.map(({ label, yi, vi, confidence, weight, effect }) => ({
      ...facets,
      ...described(effect),
      label,
      yi,
      vi,
      se: Math.sqrt(vi),
      lower: confidence[0],
      upper: confidence[1],
      original: effect?.original ?? yi,
      weight,
      residual: fit.estimate === null ? null : yi - fit.estimate,
      role: fit.k === 1 || weight === null ? "shown, not pooled" : "pooled",
      derivation: effect === null ? null : effect.derivation.map(({ text }) => text).join("; ") || null,
    })),
    ...[
      ...(stratum?.doubtful ?? []).map((effect) => ({ effect, role: "doubtful" })),
      ...(stratum?.passedOver ?? []).map(({ effect, rule }) => ({ effect, role: `passed over: ${rule}` })),
    ].map(({ effect, role }) => ({
      ...facets,
      ...described(effect),
      label: effect.label,
      yi: effect.yi,
      vi: effect.vi,
      se: Math.sqrt(effect.vi),
      lower: null,
      upper: null,
      original: effect.original,
      weight: null,
      residual: null,
      role,
      derivation: effect.derivation.map(({ text }) => text).join("; ") || null,
    })),
  ]);
}

/** Where an effect comes from. */
function described(effect: Fit["studies"][number]["effect"]): Readonly<Record<string, Value>> {
  const contrast = effect?.contrast ?? null;
  return {
    row: effect === null ? null : effect.rows.join(" "),
    trial: contrast?.trial ?? null,
    treatmentArm: contrast?.treatmentArm ?? null,
    comparatorArm: contrast?.comparatorArm ?? null,
    outcomeName: contrast?.outcome.name ?? null,
    weeks: contrast?.weeks ?? null,
    weeksFrom: contrast?.weeksFrom ?? null,
    nTreatment: effect?.n.treatment ?? null,
    nComparator: effect?.n.comparator ?? null,
  };
}
