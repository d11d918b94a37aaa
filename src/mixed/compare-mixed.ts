import { SynthesisError } from "../errors.js";
import { chiSquareUpperTail, orthonormal } from "../numeric/index.js";
import type { ComparedModel, Diagnostic, MixedComparison, MixedFit, VarianceComponent } from "../types/index.js";
import { marginalOf } from "./marginal.js";
import { missingTerm, partsOf } from "./nested-terms.js";

/**
 * Compares two nested mixed models by the likelihood that both were fitted by: is the larger one needed?
 *
 * Twice the gain in log-likelihood, against chi-square with the difference of parameters. Restricted likelihoods can be
 * compared where the moderators are the same; models whose moderators differ are to be fitted with `estimator: "ML"`. Where the
 * reduced model lies at the edge of what is possible (a variance of 0, a correlation of 1), the p-value is too large, and a
 * note says so: for a single variance half of it is right. Smaller AIC and BIC are better, for models that are not nested, too.
 *
 * @param full - with the more parameters
 * @param reduced - fitted to the same effects with the same sampling covariance; its moderators are among those of `full`, or
 *   combinations, and its random terms are terms of `full`, or such with fewer variances or correlations
 * @throws {@link SynthesisError} `NOT_NESTED`
 * @see Self & Liang (1987), Journal of the American Statistical Association 82:605-610, doi:10.1080/01621459.1987.10478472;
 *   Stram & Lee (1994), Biometrics 50:1171-1177, doi:10.2307/2533455, for the edge
 * @example
 * const effects = [0.1, 0.3, 0.5, 0.9, 0.2, 0.3, 0.8, 0.7].map((yi) => ({ yi, vi: 0.02 }));
 * const data = { trial: ["a", "a", "b", "b", "c", "c", "d", "d"], window: [1, 2, 1, 2, 1, 2, 1, 2] };
 * const full = mixedModel(effects, { random: [{ nested: ["trial", "window"] }], data });
 * const reduced = mixedModel(effects, { random: [{ intercept: "trial" }], data });
 * compareMixed(full, reduced).pValue.toFixed(2); // "0.63"
 */
export function compareMixed(full: MixedFit, reduced: MixedFit): MixedComparison {
  const reason = whyNot(full, reduced);
  if (reason !== null) {
    throw new SynthesisError("NOT_NESTED", `compareMixed: ${reason.needs}`, { remedy: reason.remedy });
  }
  const { estimator } = full.method;
  const [more, fewer] = [comparedModel(full), comparedModel(reduced)];
  const statistic = Math.max(0, 2 * (more.logLikelihood - fewer.logLikelihood));
  const df = more.parameters - fewer.parameters;
  const edge = atTheEdge(full, reduced);
  return {
    estimator,
    full: more,
    reduced: fewer,
    statistic,
    df,
    pValue: chiSquareUpperTail(statistic, df),
    edge,
    notes: [...aboutEdge(edge, df), ...aboutConvergence(full, reduced)],
  };
}

const estimated = ({ components }: MixedFit): readonly VarianceComponent[] => components.filter(({ fixed }) => !fixed);

const parametersOf = (fit: MixedFit): number => fit.p + estimated(fit).length;

const comparedModel = (fit: MixedFit): ComparedModel => ({
  parameters: parametersOf(fit),
  ...fit.statistics[fit.method.estimator],
});

interface Reason {
  readonly needs: string;
  readonly remedy: string;
}

function whyNot(full: MixedFit, reduced: MixedFit): Reason | null {
  const because = (needs: string, remedy: string): Reason => ({ needs, remedy });
  const [one, other] = [full.method.estimator, reduced.method.estimator];
  if (one !== other) return because(`needs one estimator, got ${one} and ${other}`, "fit both with the same");
  if (!haveSameEffects(full, reduced)) {
    return because(
      `needs the same effects with the same sampling covariance, got ${full.k} and ${reduced.k}, or others`,
      "leave out of both what one of them leaves out",
    );
  }
  const [more, fewer] = [parametersOf(full), parametersOf(reduced)];
  if (more <= fewer) {
    return because(
      `needs the model with more parameters first, got ${more} and ${fewer}`,
      "turn them round; of models that are not nested compare AIC or BIC",
    );
  }
  const { q, dropped } = orthonormal([...marginalOf(full).columns, ...marginalOf(reduced).columns]);
  if (q.length > full.p || dropped.length < reduced.p) {
    return because(
      "the moderators of the second model are not among those of the first",
      "fit the second with some of the moderators of the first",
    );
  }
  if (one === "REML" && full.p !== reduced.p) {
    return because(
      `restricted likelihoods of different moderators cannot be compared (${full.p} and ${reduced.p} coefficients)`,
      'fit both with estimator: "ML"',
    );
  }
  const stranger = missingTerm(full, reduced);
  if (stranger === null) return null;
  return because(
    `the random term ${stranger} of the second model is no part of the first`,
    "of models that are not nested compare AIC or BIC",
  );
}

function haveSameEffects(full: MixedFit, reduced: MixedFit): boolean {
  if (full.k !== reduced.k) return false;
  if (!full.studies.every(({ yi, vi }, i) => reduced.studies[i]!.yi === yi && reduced.studies[i]!.vi === vi))
    return false;
  return JSON.stringify(full.sampling) === JSON.stringify(reduced.sampling);
}

/** What is free in the full model and at its end in the reduced one. */
function atTheEdge(full: MixedFit, reduced: MixedFit): readonly string[] {
  const nameOf = ({ kind, term, of }: VarianceComponent): string =>
    `the ${kind} of ${term}${of === null ? "" : ` (${of})`}`;
  const parts = partsOf(full, reduced);
  const gone = full.random.flatMap(({ name }) => {
    if (parts.some(({ of }) => of === name)) return [];
    return estimated(full)
      .filter(({ term, kind }) => term === name && kind === "variance")
      .map(nameOf);
  });
  const shrunk = parts.flatMap(({ of, atEnd }) =>
    atEnd === null || !estimated(full).some(({ term, kind }) => term === of && kind === "correlation")
      ? []
      : [`the correlation of ${of} (${atEnd})`],
  );
  const held = reduced.components
    .filter(({ fixed, kind, value }) => fixed && (kind === "variance" ? value === 0 : Math.abs(value) === 1))
    .filter(({ term, kind, of }) =>
      estimated(full).some((each) => each.term === term && each.kind === kind && (of === null || each.of === of)),
    )
    .map(nameOf);
  return [...gone, ...shrunk, ...held];
}

function aboutEdge(edge: readonly string[], df: number): readonly Diagnostic[] {
  if (edge.length === 0) return [];
  return [
    {
      code: "TEST_AT_THE_EDGE",
      severity: "info",
      message: `the smaller model sets ${edge.join(" and ")} to the edge of what is possible: the p-value is too large`,
      remedy: df === 1 ? "half of it is right where the effects are many" : "read it as an upper bound",
      evidence: { edge },
    },
  ];
}

function aboutConvergence(...fits: readonly MixedFit[]): readonly Diagnostic[] {
  if (fits.every(({ converged }) => converged)) return [];
  return [
    {
      code: "NOT_CONVERGED",
      severity: "warning",
      message: "the search for the variances of one of the models did not settle: the statistic may be off",
      remedy: "use a structure with fewer variances and correlations",
    },
  ];
}
