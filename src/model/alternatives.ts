import type { Alternative, IntervalMethod, Tau2Method } from "../types/index.js";
import { type CriticalValues, confidenceInterval, isNarrower, type Pooled, pooledAt } from "./interval.js";
import { type Weighed, weighed } from "./mixed-model.js";
import type { PoolingMethod } from "./options.js";
import type { Sample } from "./sample.js";
import { tau2Estimators } from "./tau2.js";

/** With few studies, or where the Hartung-Knapp interval is the narrower one: what other methods would have given. */
export function alternatives(
  method: PoolingMethod,
  pooled: Pooled,
  sample: Sample,
  common: Readonly<Weighed>,
  critical: CriticalValues,
): readonly Alternative[] {
  const { k, factor } = pooled;
  if (k > 4 && !(method.interval === "HKSJ" && isNarrower(factor))) return [];
  const random = method.tau2 === "CE" ? "REML" : method.tau2;
  const found: Alternative[] = [];
  const add = (tau2: Tau2Method, interval: IntervalMethod, by: Pooled): void => {
    if (tau2 === method.tau2 && interval === method.interval) return;
    const { stdError, df, confidence } = confidenceInterval(interval, by, critical);
    found.push({ tau2, interval, estimate: by.estimate, stdError, df, confidence: confidence! });
  };
  const by = (tau2: Tau2Method): Pooled => (tau2 === method.tau2 ? pooled : pooledBy(tau2, sample, common));
  if (k === 2) add("CE", "z", by("CE"));
  const randomly = by(random);
  for (const interval of intervals) add(random, interval, randomly);
  return found;
}

const intervals = ["z", "HKSJ", "HKSJ-adhoc"] as const;

function pooledBy(tau2: Tau2Method, sample: Sample, common: Readonly<Weighed>): Pooled {
  const at = weighed();
  tau2Estimators[tau2](sample, common, at);
  return pooledAt(sample, at);
}
