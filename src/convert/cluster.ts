import type { Group } from "../measure/index.js";
import type { ArmEvents, Conversion } from "../types/index.js";
import { converted, requireArm, requireNumber, short } from "./conversion.js";

/**
 * Design effect of a cluster-randomised trial: $1+(m-1)\,\mathrm{ICC}$, and with clusters of different sizes
 * $1+((1+cv^2)m-1)\,\mathrm{ICC}$.
 *
 * @param clusterSize - mean number of persons in a cluster, at least 1
 * @param icc - intracluster correlation, 0 to 1
 * @param cv - standard deviation of the cluster sizes over their mean; 0 for equal clusters
 * @returns at least 1: by so much the variance exceeds that of as many persons randomised one by one
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.1.4; Eldridge, Ashby & Kerry (2006), International Journal of Epidemiology 35:1292-1300, doi:10.1093/ije/dyl129
 * @example
 * designEffect(39.3, 0.02).value.toFixed(3); // "1.766"
 */
export function designEffect(clusterSize: number, icc: number, cv = 0): Conversion {
  requireNumber(
    "designEffect",
    "a cluster size",
    clusterSize,
    { atLeast: 1 },
    "give the mean number of persons in a cluster",
  );
  requireNumber(
    "designEffect",
    "an intracluster correlation",
    icc,
    { atLeast: 0, atMost: 1 },
    "take it from the trial or from like ones",
  );
  requireNumber(
    "designEffect",
    "a coefficient of variation",
    cv,
    { atLeast: 0 },
    "give the SD of the sizes over their mean",
  );
  const value = 1 + ((1 + cv ** 2) * clusterSize - 1) * icc;
  return converted(
    "DESIGN_EFFECT",
    value,
    cv === 0 ? "Handbook 23.1.4" : "Eldridge 2006",
    cv === 0
      ? "clusters are of about the same size, and the ICC holds here"
      : "the ICC and the spread of cluster sizes hold here",
    `design effect of clusters of ${short(clusterSize)}${cv === 0 ? "" : ` (CV ${short(cv)})`} with ICC ${short(icc)}: ${short(value)}`,
  );
}

const requireEffect = (who: string, effect: number): void =>
  requireNumber(who, "a design effect", effect, { atLeast: 1 }, "compute it with designEffect");

const EFFECTIVE = "the trial's own analysis ignored the clusters";

/**
 * An arm of a cluster trial with its effective size: persons over the design effect; mean and standard deviation stay.
 *
 * @param arm - as analysed without regard to clusters
 * @param effect - from {@link designEffect}
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.1.5
 * @example
 * effectiveArm({ n: 120, mean: 3, sd: 2 }, 1.5).value; // { n: 80, mean: 3, sd: 2 }
 */
export function effectiveArm(arm: Group, effect: number): Conversion<Group> {
  requireEffect("effectiveArm", effect);
  requireArm("effectiveArm", arm);
  const { n, mean, sd } = arm;
  const value = { n: n / effect, mean, sd };
  return converted(
    "EFFECTIVE_SIZE",
    value,
    "Handbook 23.1.5",
    EFFECTIVE,
    `n ${short(n)} over design effect ${short(effect)}: ${short(value.n)}`,
  );
}

/**
 * The same for events: persons and events over the design effect, unrounded.
 *
 * @param arm - as counted
 * @param effect - from {@link designEffect}
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.1.5
 * @example
 * effectiveEventArm({ n: 295, events: 63 }, 1.766).value.events.toFixed(1); // "35.7"
 */
export function effectiveEventArm({ n, events }: ArmEvents, effect: number): Conversion<ArmEvents> {
  requireEffect("effectiveEventArm", effect);
  requireNumber("effectiveEventArm", "n", n, { above: 0 }, "give the number of persons");
  requireNumber("effectiveEventArm", "events", events, { atLeast: 0, atMost: n }, "events count persons");
  const value = { n: n / effect, events: events / effect };
  return converted(
    "EFFECTIVE_SIZE",
    value,
    "Handbook 23.1.5",
    EFFECTIVE,
    `${short(events)} of ${short(n)} over design effect ${short(effect)}: ${short(value.events)} of ${short(value.n)}`,
  );
}

/**
 * Standard error of a cluster trial from one that ignored the clusters: times the square root of the design effect.
 *
 * @param se - above 0, on the analysis scale
 * @param effect - from {@link designEffect}
 * @throws {@link SynthesisError} `OUT_OF_DOMAIN`
 * @see Cochrane Handbook 23.1.5
 * @example
 * inflatedStandardError(0.2, 2.25).value.toFixed(2); // "0.30"
 */
export function inflatedStandardError(se: number, effect: number): Conversion {
  requireEffect("inflatedStandardError", effect);
  requireNumber("inflatedStandardError", "a standard error", se, { above: 0 }, "check the number");
  const value = se * Math.sqrt(effect);
  return converted(
    "EFFECTIVE_SIZE",
    value,
    "Handbook 23.1.5",
    EFFECTIVE,
    `SE ${short(se)} times the root of ${short(effect)}: ${short(value)}`,
  );
}
