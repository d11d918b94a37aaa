export { sensitivityCodes } from "./codes.js";
export { type TauSweepOptions, tauSweep } from "./tau-sweep.js";
