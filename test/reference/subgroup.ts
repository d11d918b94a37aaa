import { metaRegression, subgroups } from "../../src/regression/index.js";
import type { Adapter, Comparison, Tolerance } from "./compare.js";
import {
  AT_ZERO,
  complete,
  fieldComparer,
  predictionComparisons,
  regressionComparisons,
  regressionOf,
  relativeOf,
} from "./metareg.js";
import type { ReferenceCase } from "./reference.js";
import { comparisonsOf } from "./rma-uni.js";

/** Groups pooled one by one, groups with one tau2, and the regression behind the test between them. */
export const subgroupsAsRma: Adapter = (reference, input) => {
  const { effects, data } = complete(input);
  const [, by, each] = /^lapply\(split\(dat, dat\$(\w+)\), function\(d\) (rma\(.*\))\)$/.exec(reference.call) ?? [];
  if (by === undefined) {
    const options = regressionOf(reference.call, data);
    if (options === null) return null;
    const comparisons = regressionComparisons(reference, metaRegression(effects, options));
    const common = /^rma\(yi, vi, mods=~0\+factor\((\w+)\)/.exec(reference.call)?.[1];
    if (common === undefined) return comparisons;
    const { tau2, interval } = options;
    const { groups } = subgroups(effects, { by: common, data, heterogeneity: "common", tau2, interval } as never);
    const predicted = (reference.results?.pred ?? null) as Readonly<Record<string, unknown>> | null;
    return [...comparisons, ...predictionComparisons(reference, groups, predicted)];
  }
  const options = regressionOf((each as string).replace("data=d,", "data=dat,"), data);
  if (options === null) return null;
  const { tau2, interval } = options;
  const { groups, between } = subgroups(effects, { by, data, tau2, interval } as never);
  const fits = reference.results?.fits as Readonly<Record<string, ReferenceCase["results"]>>;
  const field = fieldComparer(reference);
  const relative = relativeOf(reference);
  const ofGroups = groups.flatMap(({ group, fit }): readonly Comparison[] => {
    const own: ReferenceCase = { ...reference, results: fits[group] ?? null };
    const compared = fit === null ? [] : comparisonsOf(own, fit, relative);
    return compared.map(({ field: name, tolerance, ...comparison }) => ({
      ...comparison,
      field: `fits.${group}.${name}`,
      tolerance:
        name === "tau2"
          ? { ...tolerance, scale: AT_ZERO * fit!.studies[0]!.vi }
          : name === "I2"
            ? { ...tolerance, scale: 100 * AT_ZERO }
            : tolerance,
    }));
  });
  const exact = (): Tolerance => ({ relative });
  return [
    ...ofGroups,
    ...field("Qb", between?.statistic ?? null, exact),
    ...field("Qb_df", between?.df ?? null, exact),
    ...field("Qb_p", between?.pValue ?? null, () => ({ relative, log: true })),
  ];
};
