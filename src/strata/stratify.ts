import { origins } from "../effect/index.js";
import { requireOneOf, SynthesisError } from "../errors.js";
import type {
  ComputedEffect,
  Contrast,
  Design,
  Diagnostic,
  EffectSize,
  Facet,
  Outcome,
  SharedArms,
  Strata,
  StratifyMethod,
  TimepointRule,
} from "../types/index.js";
import { type FacetReader, facetOf, facetReaders } from "./facets.js";
import { overlapsOf } from "./overlaps.js";
import { type Belonging, isComputed, isPlaced, type Placed, place, type Unplaced } from "./place.js";
import { stratum } from "./stratum.js";
import { type WindowSetInput, windowSet } from "./windows.js";

/** How effects are divided. */
export interface StratifyOptions {
  /** Any of `window`, `control`, `comparator`, `shamType`, `outcome`, `region`, `condition`, of joined trials `technique`, `sessions`, `operator`, `adherence`, `funding`, `robOverall` and the other domains of RoB 2, or a column that the codebook declares. */
  readonly by: readonly string[];
  /** Needed where `by` holds `window`: a set of windows in weeks, or `reported` for those that the source names. */
  readonly windows?: WindowSetInput | "reported";
  /** From where weeks count when windows are found; `as-reported` by default. */
  readonly weeksFrom?: StratifyMethod["weeksFrom"];
  /** Which visit speaks for a trial that was measured several times within a window; `closest` by default. `aggregate` takes the mean of all, and needs to be told how measurements of the same people correlate. */
  readonly timepoint?: TimepointRule;
  /** What is done with contrasts of one trial that share an arm; `combine` by default. */
  readonly sharedArms?: SharedArms;
  /** Let doubtful rows in. */
  readonly includeDoubtful?: boolean;
}

/**
 * Divides effects into the cells of a grid, at most one effect a trial in each, and keeps all that stands beside them:
 * empty cells, visits that a rule passed over, doubtful rows, trials without usable numbers, rows that fit nowhere.
 *
 * @param effects - as {@link effectSizes} returns them, all of them
 * @param options - by what, with which windows, and by which rules
 * @returns the cells in order of display, windows first; the outcome domain is always part of a cell's key
 * @throws {@link SynthesisError} `NO_EFFECTS`, `NO_SUCH_FACET`, `BAD_OPTION`, `MIXED_DIRECTIONS`, `SHARED_ARM_CHOICE`
 * @see Cochrane Handbook 10.5.3 (several follow-ups) and 23.3 (several arms)
 * @example
 * const csv = `trial,outcome,weeks,n1i,m1i,sd1i,n2i,m2i,sd2i
 * A 2001,pain,6,40,2.8,2.4,40,3.3,2.6
 * A 2001,pain,52,38,3.0,2.4,39,3.1,2.5`;
 * const effects = effectSizes(readContrasts(csv), { outcome: "pain", measure: "MD" });
 * stratify(effects, { by: ["window"], windows: windows.cochranePain }).strata.map(({ effects }) => effects.length); // [1, 0, 1]
 */
export function stratify(effects: readonly EffectSize[], options: StratifyOptions): Strata {
  const method = methodOf(options);
  const belonging = effects.filter((effect): effect is Belonging => effect.status !== "excluded");
  const [first] = belonging;
  if (first === undefined) {
    throw new SynthesisError(
      "NO_EFFECTS",
      `stratify: needs effects, got ${effects.length} rows of which none belongs to the question`,
      {
        remedy: effects.some(({ contrast }) => contrast.kind !== "not-a-contrast")
          ? "look at the reasons in audit(effects)"
          : "no row compares two arms; harmsTable and blindingTable make tables of single arms",
      },
    );
  }
  const contrasts = belonging.map(({ contrast }) => contrast);
  const readers = facetReaders(method.by, contrasts);
  const placed = belonging.map((effect) => place(effect, method, readers));
  const inside = placed.filter(isPlaced);
  const unplaced = placed.filter((each): each is Unplaced => !isPlaced(each));
  const facets = facetsOf(method, readers, contrasts);
  const strata = cellsOf(facets, contrasts).map((key) =>
    stratum(
      key,
      inside.filter((each) => matches(each.key, key)),
      method,
    ),
  );
  const shown = strata.flatMap((each) => [...each.effects, ...each.doubtful]);
  requireOneDirection(shown);
  const overlaps = overlapsOf(strata, facets);
  return {
    method,
    effectMethod: first.method,
    outcomes: distinctOutcomes(contrasts),
    synthetic: contrasts.some(({ synthetic }) => synthetic),
    design: designOf(contrasts),
    datasets: [...new Set(contrasts.map(({ dataset }) => dataset))].sort(),
    facets,
    strata,
    unplaced,
    overlaps,
    notes: notesOf(method, inside, unplaced, overlaps),
  };
}

function designOf(contrasts: readonly Contrast[]): Design {
  const any = (design: Design) => contrasts.some((contrast) => contrast.design === design);
  return any("overview") ? "overview" : any("uncontrolled") ? "uncontrolled" : "controlled";
}

function methodOf(options: StratifyOptions): StratifyMethod {
  const weeksFrom = options.weeksFrom ?? "as-reported";
  const timepoint = options.timepoint ?? "closest";
  const sharedArms = options.sharedArms ?? "combine";
  requireList("by", "names of facets", options.by);
  requireOneOf("stratify", "weeksFrom", origins, weeksFrom);
  requireTimepoint(timepoint);
  requireSharedArms(sharedArms);
  if (typeof options.windows === "string" && options.windows !== "reported") {
    throw badOption("windows", 'a set of windows or "reported"', options.windows);
  }
  const windowed = options.by.includes("window");
  if (windowed && options.windows === undefined) {
    throw new SynthesisError("NO_SUCH_FACET", "stratify: by window needs windows, got none", {
      remedy: 'give windows: windows.cochranePain, a set of your own, or "reported"',
    });
  }
  return {
    by: options.by,
    windows:
      !windowed || options.windows === undefined
        ? null
        : options.windows === "reported"
          ? "reported"
          : windowSet(options.windows),
    ...{ weeksFrom, timepoint, sharedArms },
    includeDoubtful: options.includeDoubtful ?? false,
  };
}

function requireTimepoint(rule: TimepointRule): void {
  if (typeof rule === "object" && rule !== null) requireOneOf("stratify", "timepoint.rule", ["aggregate"], rule.rule);
  else requireOneOf("stratify", "timepoint", ["earliest", "closest", "latest", "aggregate"], rule);
}

function requireSharedArms(rule: SharedArms): void {
  if (rule === "combine" || rule === "split") return;
  if (typeof rule !== "object" || rule === null) {
    throw badOption("sharedArms", "combine, split or { choose, order }", rule);
  }
  requireOneOf("stratify", "sharedArms.choose", ["treatmentArm", "comparatorArm"], rule.choose);
  requireList("sharedArms.order", "names of arms", rule.order);
}

function requireList(name: string, of: string, got: readonly string[]): void {
  if (!Array.isArray(got)) throw badOption(name, `a list of ${of}`, got);
}

const badOption = (name: string, needs: string, got: unknown): SynthesisError =>
  new SynthesisError("BAD_OPTION", `stratify: ${name} needs ${needs}, got ${JSON.stringify(got)}`);

function facetsOf(
  { by, windows }: StratifyMethod,
  readers: readonly FacetReader[],
  contrasts: readonly Contrast[],
): readonly Facet[] {
  const reported: FacetReader = {
    name: "window",
    label: "Follow-up",
    value: ({ reportedWindow }) => reportedWindow?.name ?? null,
    order: ({ reportedWindow }) => reportedWindow?.order ?? 0,
  };
  const window: readonly Facet[] =
    windows === null
      ? []
      : [
          windows === "reported"
            ? facetOf(reported, contrasts)
            : { name: "window", label: "Follow-up", values: windows.windows.map(({ name }) => name) },
        ];
  const others = readers.map((reader) => facetOf(reader, contrasts));
  // The order of `by` is kept, except that a window facet stands where it was named.
  return by.flatMap((name) => (name === "window" ? window : others.filter((facet) => facet.name === name)));
}

/** Every combination of the facets' values, for each outcome domain. */
function cellsOf(
  facets: readonly Facet[],
  contrasts: readonly Contrast[],
): readonly Readonly<Record<string, string>>[] {
  const domains = [...new Set(contrasts.map(({ outcome }) => outcome.domain))].sort();
  const combine = (keys: readonly Readonly<Record<string, string>>[], { name, values }: Facet) =>
    keys.flatMap((key) => values.map((value) => ({ ...key, [name]: value })));
  return domains.flatMap((domain) =>
    facets.reduce(combine, [{}] as readonly Readonly<Record<string, string>>[]).map((key) => ({ ...key, domain })),
  );
}

const matches = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean =>
  Object.entries(other).every(([name, value]) => one[name] === value);

function distinctOutcomes(contrasts: readonly Contrast[]): readonly Outcome[] {
  const byName = new Map(contrasts.map(({ dataset, outcome }) => [`${dataset}/${outcome.name}`, outcome]));
  return [...byName.values()].sort(
    (a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.name < b.name ? -1 : 1),
  );
}

/** Effects on one axis must mean the same by left and right. */
function requireOneDirection(shown: readonly ComputedEffect[]): void {
  const byBetter = new Map<string, string>();
  for (const { contrast, method } of shown)
    if (method.favours === null) byBetter.set(contrast.outcome.better, contrast.outcome.name);
  if (byBetter.size < 2) return;
  const found = [...byBetter].map(([better, name]) => `${name} (${better} is better)`).join(", ");
  throw new SynthesisError(
    "MIXED_DIRECTIONS",
    `stratify: outcomes of opposite direction stand side by side: ${found}`,
    {
      remedy: 'align them with favours: "left" (or "right") in effectSizes, or ask for one outcome',
    },
  );
}

function notesOf(
  method: StratifyMethod,
  inside: readonly Placed[],
  unplaced: readonly Unplaced[],
  overlaps: Strata["overlaps"],
): readonly Diagnostic[] {
  const notes: Diagnostic[] = [];
  const origins = new Map<string, number>();
  for (const { effect, week } of inside) {
    if (week !== null && isComputed(effect))
      origins.set(effect.contrast.weeksFrom, (origins.get(effect.contrast.weeksFrom) ?? 0) + 1);
  }
  if (
    method.windows !== null &&
    method.windows !== "reported" &&
    method.weeksFrom === "as-reported" &&
    origins.size > 1
  ) {
    notes.push({
      code: "MIXED_ORIGINS",
      severity: "warning",
      message: `weeks were taken as reported, and count from ${[...origins]
        .map(([origin, rows]) => `${origin} (${rows} rows)`)
        .sort()
        .join(", ")}`,
      remedy: 'set weeksFrom: "randomisation" to convert them where the length of treatment is known',
    });
  }
  const silent = inside.flatMap(({ effect }) => (isComputed(effect) ? [] : [effect.reason.text]));
  if (silent.length > 0 && silent.length === inside.length) {
    notes.push({
      code: "NONE_USABLE",
      severity: "warning",
      message: `none of ${inside.length} ${inside.length === 1 ? "row" : "rows"} has usable numbers: ${counted(silent)}`,
      remedy: "look at the reasons in audit(effects)",
    });
  }
  if (unplaced.length > 0) {
    notes.push({
      code: "UNPLACED",
      severity: "info",
      message: `${unplaced.length} rows stand in no cell: ${counted(unplaced.map(({ reason }) => reason))}`,
    });
  }
  const repeated = new Set(overlaps.flatMap(({ both }) => both));
  if (repeated.size > 0) {
    notes.push({
      code: "DEPENDENT_WINDOWS",
      severity: "warning",
      message: `${repeated.size} ${repeated.size === 1 ? "trial stands" : "trials stand"} in several windows; differences between windows are not tested`,
      evidence: { trials: [...repeated].sort() },
    });
  }
  return notes;
}

/** Reasons with how many rows have each. */
function counted(reasons: readonly string[]): string {
  const rows = new Map<string, number>();
  for (const reason of reasons) rows.set(reason, (rows.get(reason) ?? 0) + 1);
  return [...rows]
    .map(([reason, of]) => `${of} because ${reason}`)
    .sort()
    .join("; ");
}
