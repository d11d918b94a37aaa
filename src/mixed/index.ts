export { mixedCodes } from "./codes.js";
export { compareMixed } from "./compare-mixed.js";
export { mixedModel } from "./mixed-model.js";
export { mixedResiduals } from "./mixed-residuals.js";
export type { MixedOptions } from "./options.js";
export { type PredictMixedOptions, predictMixed } from "./predict-mixed.js";
export { randomEffects } from "./random-effects.js";
