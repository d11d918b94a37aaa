import { type EffectOptions, effectSizes } from "../effect/index.js";
import type { PlanInput } from "../plan.js";
import type { Codebook, Contrast, ScaleRange } from "../types/index.js";

/**
 * A plan for data that come without one: the domain with the most trials that print numbers, clinical outcomes before
 * others and the order of the file where two have as many; the measure that most of its rows give; the windows of the
 * codebook. What the effects are is not looked at, and every choice stands in the plan that is written beside the figures.
 *
 * @param given - what was asked for by flags
 */
export function proposePlan(
  contrasts: readonly Contrast[],
  codebook: Codebook | null,
  given: Readonly<Record<string, unknown>>,
): PlanInput {
  const outcome = typeof given.outcome === "string" ? given.outcome : largestDomain(contrasts);
  const rows = contrasts.filter(({ outcome: { name, domain } }) => name === outcome || domain === outcome);
  const directed = rows.some(({ outcome: { better } }) => better !== "unknown");
  return {
    ...(codebook === null ? {} : { title: codebook.title }),
    outcome,
    ...measureOf(rows, outcome, given.measure),
    ...(directed ? { favours: "left" } : {}),
    ...dividedBy(rows, codebook),
  };
}

const hasNumbers = ({ kind }: Contrast): boolean => kind === "means" || kind === "events" || kind === "estimate";

function largestDomain(contrasts: readonly Contrast[]): string {
  const trials = new Map<string, Set<string>>();
  for (const role of ["clinical", "harm", "surrogate"]) {
    for (const { outcome, trial } of contrasts.filter((each) => each.outcome.role === role && hasNumbers(each))) {
      trials.set(outcome.domain, (trials.get(outcome.domain) ?? new Set()).add(trial));
    }
    if (trials.size > 0) break;
  }
  const [largest] = [...trials].sort(([, a], [, b]) => b.size - a.size);
  return largest?.[0] ?? contrasts[0]?.outcome.domain ?? "outcome";
}

/** The measure that most rows give, in this order where two give as many; differences on several scales need one scale. */
function measureOf(
  rows: readonly Contrast[],
  outcome: string,
  asked: unknown,
): Pick<EffectOptions, "measure" | "scale"> {
  if (rows.length === 0) return { measure: "MD" };
  const scale = commonScale(rows.filter(hasNumbers));
  const options = (["MD", "SMD", "RR", "OR", "RD"] as const)
    .filter((measure) => asked === undefined || measure === asked)
    .map((measure) => ({ measure, ...(measure === "MD" && scale !== null ? { scale } : {}) }));
  const given = options.map((each) =>
    each.measure === "MD" && scale === null && asked === undefined && !comparable(rows)
      ? 0
      : effectSizes(rows, { outcome, ...each }).filter(({ yi }) => yi !== null).length,
  );
  return options[given.indexOf(Math.max(...given))] ?? { measure: "MD" };
}

/** The scale that most rows have. */
function commonScale(rows: readonly Contrast[]): ScaleRange | null {
  const counts = new Map<string, { readonly scale: ScaleRange; n: number }>();
  for (const { scale } of rows) {
    if (scale === null) continue;
    const count = counts.get(scale.join(" ")) ?? { scale, n: 0 };
    count.n += 1;
    counts.set(scale.join(" "), count);
  }
  const [most] = [...counts.values()].sort((a, b) => b.n - a.n);
  return most?.scale ?? null;
}

/** Differences without a known scale are alike where they are of one trial, or of one outcome with one unit. */
function comparable(rows: readonly Contrast[]): boolean {
  const outcomes = new Set(rows.map(({ outcome }) => outcome.name));
  const trials = new Set(rows.map(({ trial }) => trial));
  return outcomes.size === 1 && (trials.size === 1 || rows.every(({ outcome }) => outcome.unit !== null));
}

function dividedBy(rows: readonly Contrast[], codebook: Codebook | null): Pick<PlanInput, "by" | "windows"> {
  const controls = new Set(rows.map(({ control }) => control.name)).size;
  const windows = codebook?.windows ?? (rows.some(({ weeks }) => weeks !== null) ? null : "reported");
  const timed = rows.some(({ weeks, reportedWindow }) => weeks !== null || reportedWindow !== null);
  return {
    by: timed ? (controls > 1 ? ["control", "window"] : ["window"]) : ["control"],
    ...(timed && windows !== null ? { windows } : {}),
  };
}
