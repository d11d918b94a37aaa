export { mixedCodes } from "./codes.js";
export { mixedModel } from "./mixed-model.js";
export type { FixedComponents, MixedOptions } from "./options.js";
