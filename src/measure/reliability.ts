import { log1p, pow } from "../numeric/index.js";
import { above, atLeast, because, type Entries, family, firstOf } from "./entry.js";

/** Measures of a scale's reliability. */
export type ReliabilityMeasure = "ARAW" | "AHW" | "ABT";

const isOne = because("OUT_OF_RANGE", "an alpha of 1 has no variance");

export const reliabilityMeasures: Entries<ReliabilityMeasure> = family<ReliabilityMeasure>(
  {
    fault: ({ alpha, items, n }) =>
      firstOf(above(1 - alpha, -1e-300, "1 less alpha"), atLeast(items, 2, "items"), atLeast(n, 3, "n")),
    size: ({ n }) => n,
  },
  {
    ARAW: {
      name: "Cronbach's alpha",
      assumes: "normal items of equal variances and covariances",
      source: "van Zyl, Neudecker & Nel (2000), doi:10.1007/BF02296146; Bonett (2010), doi:10.1037/a0020142",
      compute: ({ alpha, items, n }) => ({
        yi: alpha,
        vi: (2 * items * (1 - alpha) ** 2) / ((items - 1) * (n - 2)),
      }),
    },
    AHW: {
      name: "Cronbach's alpha",
      assumes: "as ARAW, nearer to normal",
      source: "Hakstian & Whalen (1976), doi:10.1007/BF02291840",
      compute: ({ alpha, items, n }) => ({
        yi: 1 - pow(1 - alpha, 1 / 3),
        vi: (18 * items * (n - 1) * pow(1 - alpha, 2 / 3)) / ((items - 1) * (9 * n - 11) ** 2),
      }),
    },
    ABT: {
      name: "Cronbach's alpha",
      assumes: "as ARAW; the variance does not hang on alpha",
      source: "Bonett (2002), doi:10.3102/10769986027004335",
      compute: ({ alpha, items, n }) =>
        alpha < 1 ? { yi: -log1p(-alpha), vi: (2 * items) / ((items - 1) * (n - 2)) } : isOne,
    },
  },
);
