import { convertCodes } from "./convert/index.js";
import { covarianceCodes } from "./covariance/index.js";
import { dataCodes } from "./data/index.js";
import { dependenceCodes } from "./dependence/index.js";
import { effectCodes } from "./effect/index.js";
import { explainCodes } from "./explain/index.js";
import { fadeCodes } from "./fade/index.js";
import { measureCodes } from "./measure/index.js";
import { mixedCodes } from "./mixed/index.js";
import { modelCodes } from "./model/index.js";
import { plotCodes } from "./plot/index.js";
import { rareCodes } from "./rare/index.js";
import { regressionCodes } from "./regression/index.js";
import { robustCodes } from "./robust/index.js";
import { sensitivityCodes } from "./sensitivity/index.js";
import { strataCodes } from "./strata/index.js";
import { tidyCodes } from "./tidy/index.js";

/**
 * Every code that a diagnostic, a note, a reason or a step of a derivation can have, with what it means. Codes of
 * rendering stand in `wane/render`.
 *
 * @example
 * diagnosticCodes.CI_ASYMMETRIC; // "a confidence interval is not symmetric about its estimate on the analysis scale, beyond rounding"
 */
export const diagnosticCodes: Readonly<Record<string, string>> = {
  ...measureCodes,
  ...dataCodes,
  ...convertCodes,
  ...effectCodes,
  ...covarianceCodes,
  ...strataCodes,
  ...modelCodes,
  ...rareCodes,
  ...regressionCodes,
  ...mixedCodes,
  ...robustCodes,
  ...dependenceCodes,
  ...fadeCodes,
  ...sensitivityCodes,
  ...explainCodes,
  ...tidyCodes,
  ...plotCodes,
  PLAN: "the plan is not valid, or names what is not there",
};
