import { requireOneOf, SynthesisError } from "../errors.js";
import { type PoolOptions, pool, poolMethod } from "../model/index.js";
import { labelOf } from "../model/poolable.js";
import { chiSquareUpperTail } from "../numeric/index.js";
import type {
  BareEffect,
  ComputedEffect,
  Diagnostic,
  EffectSize,
  Fit,
  JointTest,
  RegressionFit,
  Strata,
  Stratum,
  Subgroup,
  Subgroups,
} from "../types/index.js";
import { methodOf, regress } from "./meta-regression.js";
import { type ModeratorData, moderatorOf } from "./moderators.js";
import type { RegressionOptions } from "./options.js";
import { predictAt } from "./predict-at.js";
import { aboutComparison, prepare } from "./prepare.js";
import { testContrasts } from "./test-coefficients.js";

/** How effects are divided and pooled. What is not given has the default that it has in {@link pool}. */
export interface SubgroupOptions extends PoolOptions {
  /** A column of `data`, a fact or a facet that divides the effects; strata are divided already. */
  readonly by?: string;
  /** Columns of the caller's own, one value for each effect. */
  readonly data?: ModeratorData;
  /**
   * A tau2 for each group, or one for all: `separate` by default. With `common` the prediction intervals are those that go with
   * the interval (or `none`), and weights, I2 and Q those of the model.
   */
  readonly heterogeneity?: "separate" | "common";
}

/**
 * Pools groups of trials and tests whether they differ.
 *
 * With `separate` each group is pooled by itself, as by {@link pool}, and the test is chi-square for the spread of the
 * pooled effects about their weighted mean. With `common` the groups are the levels of a factor in a regression, and the test
 * is its own: chi-square, or F where the interval is `t` or one of Hartung and Knapp.
 *
 * The test takes the groups to be independent. It is refused where a trial stands in two of them, as windows of time or
 * outcomes do.
 *
 * @param effects - as for {@link pool}, with `by`; or strata with one facet, one group for each cell that has trials
 * @returns groups in the order of the codebook or of the facet, else by name
 * @throws {@link SynthesisError} `TRIAL_IN_TWO_GROUPS`, `BAD_OPTION`; as {@link pool} and {@link metaRegression} do
 * @see Borenstein & Higgins (2013), Prevention Science 14:134-143, doi:10.1007/s11121-013-0377-7; Cochrane Handbook,
 *   section 10.11.3
 * @example
 * const effects = [{ yi: 0.1, vi: 0.1 }, { yi: 0.3, vi: 0.1 }, { yi: 1.1, vi: 0.1 }, { yi: 1.3, vi: 0.1 }];
 * const result = subgroups(effects, { by: "dose", data: { dose: ["low", "low", "high", "high"] }, tau2: "CE" });
 * [result.groups.map(({ group }) => group), result.between?.statistic?.toFixed(1)]; // [["high", "low"], "10.0"]
 */
export function subgroups(
  effects: readonly EffectSize[] | readonly BareEffect[] | Strata,
  options: SubgroupOptions = {},
): Subgroups {
  const method = poolMethod(options);
  const { heterogeneity = "separate" } = options;
  requireOneOf("subgroups", "heterogeneity", ["separate", "common"], heterogeneity);
  const { by, groups, notes } = isStrata(effects) ? ofStrata(effects, options) : ofEffects(effects, options);
  requireDisjoint(groups);
  const includeDoubtful = isStrata(effects) ? effects.method.includeDoubtful : (options.includeDoubtful ?? false);
  const given = { ...options, includeDoubtful };
  const { results, between, regression } = (heterogeneity === "common" ? commonTau2 : separateTau2)(by, groups, given);
  const one = results.filter(({ k }) => k > 0).length < 2;
  return {
    by,
    method,
    heterogeneity,
    measure:
      regression?.measure ?? results.find(({ fit }) => fit !== null && fit.measure !== null)?.fit?.measure ?? null,
    k: results.reduce((total, { k }) => total + k, 0),
    groups: results,
    between: one ? null : between,
    regression,
    comparison: "between trials",
    notes: [
      ...notes,
      ...aboutComparison([{ name: by, comparison: "between trials" }]),
      ...(one ? [aboutOneGroup(by)] : []),
      ...(heterogeneity === "separate" ? aboutSmallGroups(results) : []),
    ],
  };
}

/** Effects of one group, those included that are not pooled. */
interface Group {
  readonly name: string;
  readonly effects: readonly EffectSize[] | readonly BareEffect[];
}

interface Divided {
  readonly by: string;
  readonly groups: readonly Group[];
  readonly notes: readonly Diagnostic[];
}

const isStrata = (effects: readonly EffectSize[] | readonly BareEffect[] | Strata): effects is Strata =>
  !Array.isArray(effects);

function ofStrata({ facets, strata }: Strata, { by }: SubgroupOptions): Divided {
  const dividing = facets.filter(({ name, values }) => name !== "domain" && (values.length > 1 || name === by));
  const [facet] = by === undefined ? dividing : facets.filter(({ name }) => name === by);
  if (facet === undefined || dividing.length > 1) {
    throw new SynthesisError(
      "BAD_OPTION",
      `subgroups: needs strata with one facet, got ${facets.map(({ name }) => name).join(", ") || "none"}`,
      { remedy: "stratify by one facet, and by the others before" },
    );
  }
  const cells = strata.filter((stratum: Stratum) => stratum.effects.length > 0);
  const name = facet.name;
  return { by: name, groups: cells.map(({ key, effects }) => ({ name: key[name] ?? "", effects })), notes: [] };
}

function ofEffects(
  effects: readonly EffectSize[] | readonly BareEffect[],
  { by, data = {}, includeDoubtful = false }: SubgroupOptions,
): Divided {
  if (by === undefined) {
    throw new SynthesisError("BAD_OPTION", "subgroups: needs to know what divides the effects", {
      remedy: 'give by: "alloc" with data: { alloc: [...] }, or a fact or facet of the effects',
    });
  }
  const all: readonly (EffectSize | BareEffect)[] = effects;
  const used = all.filter((each): each is ComputedEffect | BareEffect => isPooled(each, includeDoubtful));
  const { values, levels } = moderatorOf("subgroups", by, all, used, data);
  const groups = levels.map((name) => ({
    name,
    effects: used.filter((_, i) => values[i] !== null && String(values[i]) === name) as readonly BareEffect[],
  }));
  const missing = used.filter((_, i) => values[i] === null).map((each, i) => labelOf(each, i));
  const left = all.length - used.length;
  return { by, groups, notes: [...aboutMissing(by, missing), ...(left > 0 ? [aboutLeftOut(left)] : [])] };
}

const isPooled = (effect: EffectSize | BareEffect, includeDoubtful: boolean): boolean =>
  !("status" in effect) || effect.status === "usable" || (effect.status === "doubtful" && includeDoubtful);

/** A trial by its name; a bare effect by its label, if it has one. */
const trialOf = (effect: EffectSize | BareEffect): string | null =>
  "contrast" in effect ? effect.contrast.trial : (effect.label ?? null);

function requireDisjoint(groups: readonly Group[]): void {
  const places = new Map<string, Set<string>>();
  for (const { name, effects } of groups) {
    for (const effect of effects) {
      const trial = trialOf(effect);
      if (trial !== null) places.set(trial, (places.get(trial) ?? new Set()).add(name));
    }
  }
  const several = [...places].filter(([, names]) => names.size > 1);
  const [first] = several;
  if (first === undefined) return;
  const [trial, names] = first;
  const more = several.length > 1 ? `, and ${several.length - 1} more trials stand in several groups` : "";
  throw new SynthesisError(
    "TRIAL_IN_TWO_GROUPS",
    `subgroups: a test between groups needs each trial in one of them, but "${trial}" stands in ${[...names].join(" and ")}${more}; its patients would count twice, as if they were others`,
    {
      remedy:
        "call contrast(poolJointly(strata, { samplingRho }), first, second), which respects that, or choose one row of each trial and call subgroups again",
      at: { trial },
      evidence: { trials: several.map(([name, of]) => ({ trial: name, groups: [...of] })) },
    },
  );
}

interface Pooled {
  readonly results: readonly Subgroup[];
  readonly between: JointTest | null;
  readonly regression: RegressionFit | null;
}

function separateTau2(_: string, groups: readonly Group[], options: SubgroupOptions): Pooled {
  const results = groups.map(({ name, effects }): Subgroup => {
    const fit: Fit = pool(effects, options);
    const { k, estimate, stdError, statistic, df, pValue, confidence, prediction, tau2 } = fit;
    return { group: name, k, estimate, stdError, statistic, df, pValue, confidence, prediction, tau2, fit };
  });
  return { results, between: spreadOf(results), regression: null };
}

/** Cochran's Q of the pooled effects. */
function spreadOf(results: readonly Subgroup[]): JointTest {
  const known = results.filter(({ estimate }) => estimate !== null);
  const of = known.map(({ group }) => group);
  const df = known.length - 1;
  const none = { of, statistic: null, df, residualDf: null, pValue: null };
  if (df < 1 || known.some(({ stdError }) => !((stdError as number) > 0))) return none;
  const weights = known.map(({ stdError }) => 1 / (stdError as number) ** 2);
  const total = weights.reduce((a, b) => a + b);
  const mean = known.reduce((sum, { estimate }, i) => sum + weights[i]! * (estimate as number), 0) / total;
  const statistic = known.reduce((sum, { estimate }, i) => sum + weights[i]! * ((estimate as number) - mean) ** 2, 0);
  return { of, statistic, df, residualDf: null, pValue: chiSquareUpperTail(statistic, df) };
}

function commonTau2(by: string, groups: readonly Group[], options: SubgroupOptions): Pooled {
  requireRegressionOptions(options);
  const all = groups.flatMap(({ name, effects }) => [...effects].map((effect) => ({ name, effect })));
  const names = all.map(({ name }) => name);
  const given: RegressionOptions = {
    ...options,
    moderators: { intercept: false, terms: [{ factor: by }] },
    data: { [by]: names },
  };
  const prepared = prepare("subgroups", all.map(({ effect }) => effect) as readonly BareEffect[], given);
  const regression = regress("subgroups", prepared, methodOf(given));
  const results = groups.map(({ name, effects }): Subgroup => {
    const coefficient = regression.coefficients.find((each) => each.name === `${by}: ${name}`)!;
    const { estimate, stdError, statistic, df, pValue, confidence } = coefficient;
    const expected = options.prediction === "none" ? null : predictAt(regression, [{ [by]: name }])[0]!.prediction;
    return {
      ...{ group: name, k: effects.length, estimate, stdError, statistic, df, pValue, confidence },
      ...{ prediction: expected, tau2: regression.tau2, fit: null },
    };
  });
  const [first, ...others] = regression.coefficients;
  const contrasts = others.map((each) => ({ weights: { [each.name]: 1, [first!.name]: -1 } }));
  const between =
    contrasts.length === 0
      ? null
      : { ...testContrasts(regression, contrasts).joint, of: results.map(({ group }) => group) };
  return { results, between, regression };
}

/** What a regression has no room for; better refused than left aside. */
function requireRegressionOptions({ weights = "model", prediction = "none", I2, QAbout }: SubgroupOptions): void {
  const refused = [
    ...(weights === "model" ? [] : ["weights"]),
    ...(prediction === "none" ? [] : ["prediction"]),
    ...(I2 === "Q" ? ["I2"] : []),
    ...(QAbout === "Mantel-Haenszel" ? ["QAbout"] : []),
  ];
  if (refused.length === 0) return;
  throw new SynthesisError("BAD_OPTION", `subgroups: a common tau2 has no choice of ${refused.join(", ")}`, {
    remedy: 'leave it out, or use heterogeneity: "separate"; predictAt(regression, ...) has other prediction intervals',
  });
}

const aboutMissing = (by: string, studies: readonly string[]): readonly Diagnostic[] =>
  studies.length === 0
    ? []
    : [
        {
          code: "MODERATOR_MISSING",
          severity: "warning",
          message: `${studies.length} studies left out, ${by} is not known for them: ${studies.join(", ")}`,
          evidence: { studies },
        },
      ];

const aboutLeftOut = (left: number): Diagnostic => ({
  code: "NOT_POOLED",
  severity: "info",
  message: `left out: ${left} doubtful, without usable numbers, or of another question`,
});

const aboutOneGroup = (by: string): Diagnostic => ({
  code: "ONE_GROUP",
  severity: "info",
  message: `${by} has one group: there is nothing to compare it with`,
});

function aboutSmallGroups(results: readonly Subgroup[]): readonly Diagnostic[] {
  const small = results.filter(({ k }) => k === 1).map(({ group }) => group);
  if (small.length === 0) return [];
  return [
    {
      code: "SMALL_GROUPS",
      severity: "warning",
      message: `${small.join(", ")}: one study, whose own interval stands for the group; the test between groups takes its tau2 as 0`,
      remedy: 'use heterogeneity: "common"',
    },
  ];
}
