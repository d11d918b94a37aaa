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
  const wanted = alternativeMethods(method, pooled);
  if (wanted.length === 0) return [];
  const at = weighed();
  const byTau2 = new Map<Tau2Method, Pooled>([[method.tau2, pooled]]);
  const pooledBy = (tau2Method: Tau2Method): Pooled => {
    const known = byTau2.get(tau2Method);
    if (known !== undefined) return known;
    tau2Estimators[tau2Method](sample, common, at);
    const fresh = pooledAt(sample, at);
    byTau2.set(tau2Method, fresh);
    return fresh;
  };
  return wanted.map(([tau2, interval]) => {
    const each = pooledBy(tau2);
    return { tau2, interval, estimate: each.estimate, ...confidenceInterval(interval, each, critical) };
  });
}

function alternativeMethods(
  { tau2, interval }: PoolingMethod,
  { k, factor }: Pooled,
): readonly (readonly [Tau2Method, IntervalMethod])[] {
  if (k > 4 && !(interval === "HKSJ" && isNarrower(factor))) return [];
  const random = tau2 === "CE" ? "REML" : tau2;
  const all: readonly (readonly [Tau2Method, IntervalMethod])[] = [
    ...(k === 2 ? [["CE", "z"] as const] : []),
    [random, "z"],
    [random, "HKSJ"],
    [random, "HKSJ-adhoc"],
  ];
  return all.filter(([otherTau2, otherInterval]) => otherTau2 !== tau2 || otherInterval !== interval);
}
