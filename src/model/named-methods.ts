import type { PoolOptions } from "./options.js";

/**
 * Methods that are known by a name of their own and made of the options of {@link pool}, to be spread into them.
 *
 * - `UWLS`: unrestricted weighted least squares (Stanley & Doucouliagos 2015, doi:10.1002/sim.6481), the common-effect estimate
 *   with the variances taken as known up to one factor;
 * - `IVhet`: the common-effect estimate with the variance that heterogeneity gives it (Doi et al. 2015,
 *   doi:10.1016/j.cct.2015.05.009);
 * - `Henmi-Copas`: the same with an interval that takes in that tau2 is estimated (Henmi & Copas 2010, doi:10.1002/sim.4029).
 *
 * @example
 * const effects = [{ yi: 0.2, vi: 0.1 }, { yi: 0.5, vi: 0.1 }, { yi: 1.4, vi: 0.1 }];
 * pool(effects, namedMethods.IVhet).stdError?.toFixed(3); // "0.361"
 */
export const namedMethods = {
  UWLS: { tau2: "CE", interval: "HKSJ" },
  IVhet: { tau2: "DL", weights: "common", interval: "z" },
  "Henmi-Copas": { tau2: "DL", weights: "common", interval: "HC" },
} as const satisfies Readonly<Record<string, PoolOptions>>;
