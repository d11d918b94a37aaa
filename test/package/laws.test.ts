import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as datasets from "../../datasets/index.js";
import * as wane from "../../src/index.js";
import * as notebook from "../../src/notebook/index.js";
import * as render from "../../src/render/index.js";
import * as schema from "../../src/schema/index.js";

/** Where the law of each public function is tested: a property that fast-check tries to break. */
const laws: Readonly<Record<string, readonly string[]>> = {
  "data/laws.test.ts": [
    ...["readContrasts", "readCodebook", "readTrials", "safeReadContrasts", "safeReadCodebook", "safeReadTrials"],
    ...["safeContrastsFromArms", "safeEffectsFromTable", "joinTrials"],
    ...["DataError", "SynthesisError", "formatDiagnostic", "toCsv"],
  ],
  "effect/laws.test.ts": [
    ...["meanDifference", "standardizedMeanDifference", "pooledSd", "standardizeBy", "twoByTwo"],
    ...["combineGroups", "combineEvents", "bangIndex", "effectSizes", "effectsFromTable", "contrastsFromArms"],
  ],
  "covariance/laws.test.ts": ["aggregate", "changeScoreCorrelation", "covariance", "covarianceFrom"],
  "strata/laws.test.ts": ["stratify", "windowSet", "windowOf", "weeksFrom"],
  "model/laws.test.ts": ["pool"],
  "model/strata-laws.test.ts": ["poolStrata", "sideBySide"],
  "tidy/laws.test.ts": [
    ...["tidy", "glance", "augment", "audit", "columnName", "toHtml"],
    ...["includedStudies", "blindingTable", "credibilityTable", "harmsTable"],
  ],
  "tidy/fade-rows.test.ts": ["fadeRows"],
  "plot/laws.test.ts": ["forestPlot", "fadePlot", "gridPlot", "forestText", "gridText"],
  "synthesize/laws.test.ts": ["readPlan", "synthesize"],
  "render/laws.test.ts": ["toSvg", "toPng"],
  "measure/back-transform.test.ts": ["backTransform", "measureEffect", "measureEffects"],
  "convert/association.test.ts": [
    ...["biserialCorrelation", "correlationFromFisherZ", "correlationFromOddsRatio", "correlationFromSmd"],
    ...["deltaMethod", "fisherZ", "fromScale", "meanOverEffects", "oddsRatioFromCorrelation", "oddsRatioFromSmd"],
    ...["smdFromCorrelation", "smdFromOddsRatio", "tableFromMargins", "toScale"],
  ],
  "convert/designs.test.ts": ["changeCorrelation", "changeSd", "crossoverSmd", "crossoverSmdFromT"],
  "convert/combine.test.ts": ["combineArms"],
  "convert/quantiles.test.ts": ["meanFromFiveNumbers"],
  "convert/back.test.ts": ["numberNeededToTreat", "riskFromOddsRatio", "riskFromRiskRatio"],
  "convert/precision.test.ts": [
    ...["pFromStatistic", "sdFromStandardError", "smdFromStatistic", "standardErrorFromInterval"],
    ...["standardErrorFromP", "standardErrorFromSd", "standardErrorFromStatistic", "statisticFromP"],
  ],
  "convert/laws.test.ts": [
    ...["binomialEffectSizeDisplay", "cliffsDelta", "cohensU1", "cohensU2", "cohensU3", "combineEventArms"],
    ...["derivationStep", "designEffect", "effectFromWald", "effectiveArm", "effectiveEventArm", "harmonicMean"],
    ...["inflatedStandardError", "overlap", "pairedDifference", "pointsFromSmd", "probabilityOfSuperiority"],
    ...["riskFromSmd", "sdFromDifference", "skewnessTest", "splitArm", "splitEventArm"],
  ],
  "rare/tables.test.ts": ["mantelHaenszel", "peto"],
  "regression/meta-regression.test.ts": ["metaRegression"],
  "regression/permutation-test.test.ts": ["joinPermutations"],
  "regression/subgroups.test.ts": ["subgroups"],
  "dependence/contrast.test.ts": ["contrast", "contrastRows", "contrastText", "poolJointly", "withContrasts"],
  "fade/fade.test.ts": ["fade"],
  "fade/exponential-readings.test.ts": ["rateHalfLife"],
  "fade/compare.test.ts": ["compareShapes", "fadeAlike", "slopesApart"],
  "fade/persistence.test.ts": ["persistence"],
  "fade/readings.test.ts": [
    ...["contrastWeeks", "crossingWeeks", "curveAt", "flatness", "halfRemains", "meanExceeds", "timeAverage"],
    ...["timeToHalf", "trialExceeds"],
  ],
  "regression/laws.test.ts": [
    ...["likelihoodRatio", "permutationTest", "predictAt", "regressionCurve", "testContrasts", "testTerms"],
    ...["varianceInflation", "blup", "poolMany", "preset", "regressionGlance", "regressionRows", "subgroupRows"],
    ...["differenceRows", "bubblePlot"],
  ],
  "robust/laws.test.ts": [
    ...["joinBootstraps", "robust", "robustPredictions", "robustTest", "wildBootstrap", "workingModel"],
  ],
  "sensitivity/refits.test.ts": ["cumulative", "gosh", "influence", "leaveOneOut"],
  "sensitivity/laws.test.ts": [
    ...["baujat", "radial", "labbe", "normalQuantiles", "sensitivityNotes", "joinGosh", "tauSweep"],
    ...["sweepRows", "sweepText", "baujatPlot", "radialPlot", "labbePlot", "normalQuantilePlot"],
    ...["goshPlot", "influencePlot", "refitPlot"],
  ],
  "sensitivity/sweep.test.ts": ["sweep"],
  "plot/sweep-plot.test.ts": ["sweepPlot"],
  "plot/fade-curves.test.ts": ["drawFade", "drawPersistence", "persistencePlot"],
  "explain/explain-difference.test.ts": ["explainDifference"],
  "explain/to-r.test.ts": ["toR"],
  "model/residuals.test.ts": ["residuals"],
  "mixed/questions.test.ts": ["compareMixed", "leaveOneTrialOut", "mixedResiduals", "randomEffects"],
  "mixed/mixed-model.test.ts": ["mixedModel", "predictMixed", "componentCovariance", "componentIntervals"],
  "notebook/laws.test.ts": ["kindOf", "mimeBundle", "show"],
};

const functions = [wane, datasets, render, notebook, schema].flatMap((entry) =>
  Object.entries(entry).flatMap(([name, value]) => (typeof value === "function" ? [name] : [])),
);

test("every public function has a law, and no law is of a function that is not there", () => {
  expect(Object.values(laws).flat().sort()).toEqual(functions.toSorted());
});

describe.each(Object.entries(laws))("%s", (file, names) => {
  const path = `test/${file}`;
  const properties = (existsSync(path) ? readFileSync(path, "utf8") : "")
    .split(/\n\s*test\(/)
    .filter((text) => text.includes("fc.assert("));

  test.each(names)("has a property of %s", (name) => {
    const called = new RegExp(`\\b${name}\\b`);
    expect(properties.some((text) => called.test(text))).toBe(true);
  });
});

test("the guide names every public function", () => {
  const guide = readFileSync("docs/guide.md", "utf8");
  const inGuide = Object.entries(wane).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
  expect(inGuide.filter((name) => !new RegExp(`\\b${name}\\b`).test(guide))).toEqual([]);
});
