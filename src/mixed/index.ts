export { mixedCodes } from "./codes.js";
export { compareMixed } from "./compare-mixed.js";
export { type ComponentIntervalOptions, componentIntervals } from "./component-intervals.js";
export { type LeaveOneTrialOutOptions, leaveOneTrialOut } from "./leave-one-trial-out.js";
export { mixedModel } from "./mixed-model.js";
export { mixedResiduals } from "./mixed-residuals.js";
export type { MixedOptions } from "./options.js";
export { type PredictMixedOptions, predictMixed } from "./predict-mixed.js";
export { randomEffects } from "./random-effects.js";
