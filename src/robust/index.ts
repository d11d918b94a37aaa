export type { ClusterOptions } from "./clusters.js";
export { robustCodes } from "./codes.js";
export { type Clustered, type RobustOptions, robust } from "./robust.js";
export { robustPredictions } from "./robust-predictions.js";
export { robustTest } from "./robust-test.js";
export { joinBootstraps, type WildBootstrapOptions, wildBootstrap } from "./wild-bootstrap.js";
export { type WorkingModelOptions, workingModel } from "./working-model.js";
