import type { Measure } from "../types/index.js";
import { correlationMeasures, determinationMeasures, partialMeasures, semiPartialMeasures } from "./correlations.js";
import type { Entries, MeasureEntry } from "./entry.js";
import { meansMeasures, spreadMeasures } from "./means.js";
import { oneMeanMeasures, oneSpreadMeasures } from "./one-mean.js";
import { areaMeasures, genotypeMeasures, printedMeasures } from "./others.js";
import { pairedEventsMeasures } from "./paired-events.js";
import { changeMeasures, pairedMeansMeasures, pairedSpreadMeasures } from "./paired-means.js";
import { proportionMeasures } from "./proportions.js";
import { oneRateMeasures, rateMeasures } from "./rates.js";
import { reliabilityMeasures } from "./reliability.js";
import { standardizedMeasures } from "./standardized.js";
import { tableMeasures } from "./tables.js";

/** All measures. Everything that hangs on a measure is read from here. */
export const registry: Entries<Measure> = {
  ...meansMeasures,
  ...standardizedMeasures,
  ...spreadMeasures,
  ...areaMeasures,
  ...tableMeasures,
  ...rateMeasures,
  ...printedMeasures,
  ...pairedMeansMeasures,
  ...changeMeasures,
  ...pairedSpreadMeasures,
  ...pairedEventsMeasures,
  ...correlationMeasures,
  ...partialMeasures,
  ...semiPartialMeasures,
  ...determinationMeasures,
  ...oneMeanMeasures,
  ...oneSpreadMeasures,
  ...proportionMeasures,
  ...oneRateMeasures,
  ...reliabilityMeasures,
  ...genotypeMeasures,
};

/** The entry of a measure. */
export const entryOf = <M extends Measure>(measure: M): MeasureEntry<M> => registry[measure] as MeasureEntry<M>;
