import { assumptionTexts } from "../plot/contrast-text.js";
import { contrastText } from "../plot/index.js";
import type {
  Assumption,
  Contrast,
  Covariance,
  FittedStudy,
  JointPool,
  MixedFit,
  PermutationTest,
  RegressionFit,
  RobustFit,
  Subgroups,
  WindowContrast,
  WorkingFit,
} from "../types/index.js";

export const synthetic = "synthetic data, invented for teaching and testing";

export const titled = (title: string, contrasts: readonly Contrast[]): string =>
  contrasts.some((contrast) => contrast.synthetic) ? `${title} (${synthetic})` : title;

export const titledBy = (title: string, studies: readonly Pick<FittedStudy, "effect">[]): string =>
  titled(
    title,
    studies.flatMap(({ effect }) => (effect === null ? [] : [effect.contrast])),
  );

/** What a table of coefficients does not say, and its reader must know. */
export function regressionTitle({ k, tau2, R2, moderators, studies }: RegressionFit): string {
  const between = moderators.filter(({ comparison }) => comparison === "between trials").map(({ name }) => name);
  const parts = [
    `meta-regression of ${k} effects`,
    `tau2 ${short(tau2)}`,
    ...(R2 === null ? [] : [`R2 ${short(R2)}`]),
    ...(between.length === 0 ? [] : [`${between.join(", ")}: between trials, not randomised`]),
  ];
  return titledBy(parts.join("; "), studies);
}

export const subgroupTitle = ({ by, heterogeneity, groups, regression }: Subgroups): string =>
  titledBy(
    `subgroups by ${by}, ${heterogeneity === "common" ? "with a common tau2" : "each with its own tau2"}`,
    regression?.studies ?? groups.flatMap(({ fit }) => fit?.studies ?? []),
  );

export const permutationTitle = ({ kind, exact, seed, from, to, total }: PermutationTest): string =>
  [
    `${total} ${exact ? "" : "random "}${kind === "sign-flips" ? "changes of sign" : "orders"}`,
    ...(exact ? ["each once"] : [`seed ${seed}`]),
    ...(to - from < total ? [`of which ${from} to ${to} have been looked at`] : []),
  ].join(", ");

export const covarianceTitle = ({ k, blocks, assumptions }: Covariance): string =>
  [
    `covariances of ${k} sampling errors in ${blocks.length} blocks, between which there are none`,
    ...textsOf(assumptions),
  ].join("; ");

/** What a mixed model rests on; its variances are rows. */
export const mixedTitle = ({ k, method, sampling, converged, assumptions, studies }: MixedFit): string =>
  titledBy(
    [
      `mixed model of ${k} effects, ${method.estimator}`,
      ...(sampling === null ? ["sampling errors taken as independent"] : textsOf(assumptions)),
      ...(converged ? [] : ["the likelihood did not climb to its top"]),
    ].join("; "),
    studies,
  );

/** What weights rest on; standard errors are not of this fit. */
export const workingTitle = ({ k, clusters, method, assumptions, studies }: WorkingFit): string =>
  titledBy(
    [
      `working model of ${k} effects in ${clusters} clusters by ${method.cluster}, ${method.kind} effects`,
      ...textsOf(assumptions),
      "standard errors come from robust",
    ].join("; "),
    studies,
  );

export const robustTitle = ({ k, clusters, method, assumptions }: RobustFit): string =>
  [
    `robust standard errors of ${k} effects in ${clusters} clusters by ${method.cluster}, ${method.type}, ${method.test}`,
    ...textsOf(assumptions),
  ].join("; ");

export const jointTitle = ({ method, fits }: JointPool): string =>
  titledBy(
    [
      `means of each ${method.across}, fitted together`,
      ...textsOf(fits.flatMap(({ assumptions }) => assumptions)),
      ...(fits.some(({ model }) => model === null)
        ? ["where nothing could be pooled, trials by their own intervals"]
        : []),
    ].join("; "),
    fits.flatMap(({ model }) => model?.studies ?? []),
  );

/** Each difference in words, what was assumed, and a line for the table. */
export const contrastsTitle = (contrasts: readonly WindowContrast[]): string =>
  [...contrasts.map(contrastText), ...assumptionTexts(contrasts), "differences"].join("\n");

const textsOf = (assumptions: readonly Assumption[]): string[] => [...new Set(assumptions.map(({ text }) => text))];

const short = (value: number): string => String(Number(value.toPrecision(3)));
