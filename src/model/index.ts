export { blup, type StudyEffect } from "./blup.js";
export { modelCodes } from "./codes.js";
export { namedMethods } from "./named-methods.js";
export { methodNames, type PoolOptions, poolMethod } from "./options.js";
export { pool } from "./pool.js";
export { type EffectSets, type PooledSets, type PoolManyOptions, poolMany } from "./pool-many.js";
export { poolStrata } from "./pool-strata.js";
export { type Residual, residuals } from "./residuals.js";
export { sideBySide } from "./side-by-side.js";
