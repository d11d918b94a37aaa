import { requireEffects } from "../effect/require-effects.js";
import { SynthesisError } from "../errors.js";
import { labelOf, type Poolable, poolable } from "../model/poolable.js";
import { type Orthonormal, orthonormal } from "../numeric/index.js";
import type {
  AnalysedData,
  BareEffect,
  ComputedEffect,
  DesignColumn,
  Diagnostic,
  EffectSize,
  FittedTerm,
  MatrixDesign,
  ModeratorUse,
  RegressionDesign,
  Term,
} from "../types/index.js";
import { type Moderator, type ModeratorData, moderatorOf } from "./moderators.js";
import type { RegressionOptions } from "./options.js";
import { columnsOf, entriesOf, fitTerm, variablesOf } from "./terms.js";

/** Effects with their design, before anything is estimated. */
export interface Prepared {
  readonly effects: readonly BareEffect[];
  /** Values of the moderators, effect by effect. */
  readonly values: readonly Readonly<Record<string, number | string>>[];
  readonly intercept: boolean;
  readonly terms: readonly FittedTerm[];
  readonly columns: readonly DesignColumn[];
  /** The columns, those included that follow from others. */
  readonly design: readonly Float64Array[];
  readonly basis: Orthonormal;
  readonly moderators: readonly ModeratorUse[];
  /** Where each effect stands in the caller's list. */
  readonly places: readonly number[];
  /** The columns that were asked for besides the moderators. */
  readonly beside: readonly Moderator[];
  readonly notes: readonly Diagnostic[];
}

/** What a model of dependent effects needs besides the moderators. */
export interface Dependence {
  /** Names of columns; effects for which one is not known are left out. */
  readonly columns: readonly string[];
  /** Which of them says what trial a bare effect belongs to. */
  readonly trial?: string | null;
}

/**
 * @param who - the function that was asked, which errors begin with
 * @param dependence - of a model to which a trial may give several effects
 * @throws {@link SynthesisError} `NOT_EFFECTS`, `BAD_DESIGN`, `BAD_MODERATOR`, `NO_SUCH_MODERATOR`, `TOO_FEW_STUDIES`
 */
export function prepare(
  who: string,
  effects: readonly EffectSize[] | readonly BareEffect[],
  options: RegressionOptions,
  dependence: Dependence | null = null,
): Prepared {
  requireEffects(who, effects);
  const pooled = poolable(who, effects, options, dependence !== null);
  const beside = (dependence?.columns ?? []).map((name) =>
    moderatorOf(who, name, effects, pooled.effects, options.data ?? {}),
  );
  const known = pooled.effects.map((_, i) => beside.every(({ values }) => (values[i] ?? null) !== null));
  const found: Poolable = {
    effects: pooled.effects.filter((_, i) => known[i]),
    notes: [...pooled.notes, ...aboutMissing(pooled.effects, beside, known)],
  };
  const design = asDesign(who, options.moderators);
  const given =
    "columns" in design ? ofMatrix(who, design, effects, found) : ofTerms(who, design, effects, found, options);
  const { intercept, used, values, terms } = given;
  const columns: readonly DesignColumn[] = [
    ...(intercept ? [{ name: "intercept", term: null }] : []),
    ...terms.flatMap(columnsOf),
  ];
  if (columns.length === 0) {
    throw new SynthesisError("BAD_DESIGN", `${who}: the design has no column`, {
      remedy: "name a moderator, or keep the intercept",
    });
  }
  const matrix = designOf(intercept, terms, columns.length, values);
  const basis = orthonormal(matrix);
  if (used.length <= basis.q.length) {
    throw new SynthesisError(
      "TOO_FEW_STUDIES",
      `${who} needs more studies than coefficients, got ${used.length} for ${basis.q.length}`,
      { remedy: "use fewer moderators", evidence: { k: used.length, columns: columns.map(({ name }) => name) } },
    );
  }
  const among = placesAmong(used, pooled.effects);
  const ofUsed = used.length === pooled.effects.length ? beside : beside.map((each) => withOnly(each, among));
  const trial = ofUsed.find(({ name }) => name === dependence?.trial)?.values ?? null;
  const moderators = usesOf(used, values, trial);
  return {
    effects: used,
    values,
    intercept,
    terms,
    columns,
    design: matrix,
    basis,
    moderators,
    places: placesAmong(used, effects),
    beside: ofUsed,
    notes: [
      ...found.notes,
      ...given.notes,
      ...aboutRedundancy(columns, basis),
      ...aboutComparison(moderators),
      ...aboutSize(used.length, basis.q.length),
    ],
  };
}

/** What a result that can be done in parts says of where it came from. */
export const dataOf = ({
  effects,
  columns,
  design,
}: Pick<Prepared, "effects" | "columns" | "design">): AnalysedData => ({
  yi: effects.map(({ yi }) => yi),
  vi: effects.map(({ vi }) => vi),
  columns: columns.map(({ name }, j) => ({ name, values: [...design[j]!] })),
});

/** Columns of a design, one array each. */
export function designOf(
  intercept: boolean,
  terms: readonly FittedTerm[],
  size: number,
  values: Prepared["values"],
): readonly Float64Array[] {
  const columns = Array.from({ length: size }, () => new Float64Array(values.length).fill(1));
  values.forEach((at, i) => {
    let j = Number(intercept);
    for (const term of terms) for (const entry of entriesOf(term, at)) columns[j++]![i] = entry;
  });
  return columns;
}

/** Where each of some effects stands in a list; of one that holds an effect twice all are used. */
function placesAmong(used: readonly object[], all: readonly object[]): readonly number[] {
  if (used.length === all.length) return used.map((_, i) => i);
  const places = new Map(all.map((effect, i) => [effect, i]));
  return used.map((effect, i) => (places.size === all.length ? places.get(effect)! : i));
}

interface Given {
  readonly intercept: boolean;
  readonly used: readonly BareEffect[];
  readonly values: readonly Readonly<Record<string, number | string>>[];
  readonly terms: readonly FittedTerm[];
  readonly notes: readonly Diagnostic[];
}

function asDesign(who: string, moderators: RegressionOptions["moderators"]): RegressionDesign | MatrixDesign {
  if (isList(moderators)) return { terms: moderators };
  if (typeof moderators === "object" && moderators !== null) return moderators;
  throw new SynthesisError("BAD_DESIGN", `${who} needs moderators, got ${JSON.stringify(moderators) ?? "none"}`, {
    remedy: 'name them, as in moderators: ["year"]; an empty list is the intercept alone',
  });
}

const isList = (moderators: RegressionOptions["moderators"]): moderators is readonly Term[] =>
  Array.isArray(moderators);

function ofTerms(
  who: string,
  { intercept = true, terms }: RegressionDesign,
  all: readonly object[],
  { effects }: Poolable,
  { data = {} }: RegressionOptions,
): Given {
  if (!Array.isArray(terms)) {
    throw new SynthesisError("BAD_DESIGN", `${who}: moderators need terms, or columns and rows`, {
      remedy: 'give moderators: ["year"], or { terms: [...] }',
    });
  }
  const names = [...new Set(terms.flatMap((term) => variablesOf(who, term)))];
  const moderators = names.map((name) => moderatorOf(who, name, all, effects, data));
  const complete = effects.map((_, i) => moderators.every(({ values }) => (values[i] ?? null) !== null));
  const places = effects.map((_, i) => i).filter((i) => complete[i]);
  const kept = new Map(moderators.map((each) => [each.name, withOnly(each, places)]));
  const find = (name: string): Moderator => kept.get(name)!;
  let allLevels = !intercept;
  const used = names.map(find);
  const fitted = terms.map((term) => {
    const each = fitTerm(who, term, find, allLevels);
    if (each.kind === "factor") allLevels = false;
    return each;
  });
  const repeated = fitted.map(({ name }) => name).find((name, i, list) => list.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw new SynthesisError("BAD_DESIGN", `${who}: term ${repeated} is named twice`);
  }
  return {
    intercept,
    used: places.map((i) => effects[i]!),
    values: places.map((_, i) => Object.fromEntries(used.map(({ name, values }) => [name, values[i]!]))),
    terms: fitted,
    notes: aboutMissing(effects, moderators, complete),
  };
}

/** A moderator at some of its places; levels that occur there no more are gone. */
function withOnly({ name, values, levels, numeric }: Moderator, places: readonly number[]): Moderator {
  const here = places.map((i) => values[i]!);
  const found = new Set(here.map(String));
  return { name, values: here, numeric, levels: levels.filter((level) => found.has(level)) };
}

function ofMatrix(
  who: string,
  { intercept = true, columns, rows }: MatrixDesign,
  all: readonly object[],
  { effects }: Poolable,
): Given {
  const bad = rows.findIndex((row) => row.length !== columns.length || !row.every(Number.isFinite));
  if (rows.length !== all.length || bad >= 0 || new Set(columns).size < columns.length) {
    throw new SynthesisError(
      "BAD_DESIGN",
      `${who}: a design matrix needs a row of ${columns.length} finite numbers under names of their own for each of ${all.length} effects, got ${bad >= 0 ? `row ${bad + 1} of another kind` : `${rows.length} rows`}`,
    );
  }
  const asData: ModeratorData = Object.fromEntries(columns.map((name, j) => [name, rows.map((row) => row[j]!)]));
  const found = columns.map((name) => moderatorOf(who, name, all, effects, asData).values as readonly number[]);
  return {
    intercept,
    used: effects,
    values: effects.map((_, i) => Object.fromEntries(columns.map((name, j) => [name, found[j]![i]!]))),
    terms: columns.length === 0 ? [] : [{ kind: "columns", name: "columns", columns }],
    notes: [],
  };
}

function aboutMissing(
  effects: readonly BareEffect[],
  moderators: readonly Moderator[],
  complete: readonly boolean[],
): readonly Diagnostic[] {
  if (complete.every(Boolean)) return [];
  const left = effects.flatMap((effect, i) =>
    complete[i]
      ? []
      : [
          {
            study: labelOf(effect, i),
            missing: moderators.filter(({ values }) => (values[i] ?? null) === null).map(({ name }) => name),
          },
        ],
  );
  return [
    {
      code: "MODERATOR_MISSING",
      severity: "warning",
      message: `${left.length} of ${effects.length} studies left out, a moderator is not known for them: ${left.map(({ study, missing }) => `${study} (${missing.join(", ")})`).join("; ")}`,
      evidence: { left },
    },
  ];
}

/** A combination's weight that cannot be told from rounding. */
const NO_WEIGHT = 1e-8;

function aboutRedundancy(columns: readonly DesignColumn[], { kept, dropped }: Orthonormal): readonly Diagnostic[] {
  return dropped.map(({ column, weights }) => {
    const { name } = columns[column]!;
    const largest = Math.max(0, ...weights.map(Math.abs));
    const parts = [...weights].flatMap((weight, j) =>
      Math.abs(weight) > NO_WEIGHT * largest
        ? [{ name: columns[kept[j]!]!.name, weight: Number(weight.toPrecision(6)) }]
        : [],
    );
    const sum = parts
      .map((part) => `${part.weight} × ${part.name}`)
      .join(" + ")
      .replaceAll("+ -", "- ");
    return {
      code: "REDUNDANT_COLUMN",
      severity: "warning",
      message: `${name} left out: in these studies it is ${sum === "" ? "always 0" : sum}`,
      remedy: "leave it, or what it is made of, out of the design",
      evidence: { column: name, combination: parts },
    } satisfies Diagnostic;
  });
}

const isComputed = (effect: BareEffect): effect is ComputedEffect => "status" in effect;

/** A moderator that has one value in each trial compares trials, and nothing else. */
function usesOf(
  used: readonly BareEffect[],
  values: readonly Readonly<Record<string, number | string>>[],
  trials: Moderator["values"] | null,
): readonly ModeratorUse[] {
  return Object.keys(values[0] ?? {}).map((name) => {
    const byTrial = new Map<number | string, number | string>();
    const varies = used.some((effect, i) => {
      const trial = isComputed(effect) ? effect.contrast.trial : trials?.[i];
      if (trial === undefined || trial === null) return false;
      const value = values[i]![name]!;
      if (!byTrial.has(trial)) byTrial.set(trial, value);
      return byTrial.get(trial) !== value;
    });
    return { name, comparison: varies ? "within trials" : "between trials" };
  });
}

/** What is said wherever trials are compared by what they differ in. */
export const aboutComparison = (moderators: readonly ModeratorUse[]): readonly Diagnostic[] => {
  const names = moderators.filter(({ comparison }) => comparison === "between trials").map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    {
      code: "BETWEEN_TRIALS",
      severity: "info",
      message: `${names.join(", ")}: a comparison between trials, not randomised; trials with other values may differ in other ways, too, and an association between trials need not hold between patients`,
      evidence: { moderators: names },
    },
  ];
};

const STUDIES_PER_COEFFICIENT = 10;

function aboutSize(k: number, p: number): readonly Diagnostic[] {
  if (p < 2 || k / p >= STUDIES_PER_COEFFICIENT) return [];
  return [
    {
      code: "FEW_STUDIES_PER_COEFFICIENT",
      severity: "warning",
      message: `${k} studies for ${p} coefficients: fewer than ten studies for each, so that the regression may fit chance`,
      remedy: "use fewer moderators, named in advance; test them with permutationTest",
      evidence: { k, p },
    },
  ];
}
