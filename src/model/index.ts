export { modelCodes } from "./codes.js";
export { type PoolOptions, poolMethod } from "./options.js";
export { pool } from "./pool.js";
export { poolStrata } from "./pool-strata.js";
export { sideBySide } from "./side-by-side.js";
