import type { PlanInput } from "../plan.js";
import type { Codebook, Contrast, Measure, ScaleRange } from "../types/index.js";

/**
 * A plan for data that come without one: the domain with the most trials that print numbers, clinical outcomes before
 * others and the order of the file where two have as many; the measure that those rows give; the windows of the codebook.
 * Every choice stands in the plan that is written beside the figures.
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
  const scales = distinct(rows.filter(hasNumbers).map(({ scale }) => scale));
  const measure = typeof given.measure === "string" ? (given.measure as Measure) : measureOf(rows, scales);
  const scale = measure === "MD" && scales.length > 1 ? (scales.find((each) => each !== null) ?? null) : null;
  const directed = rows.some(({ outcome: { better } }) => better !== "unknown");
  return {
    ...(codebook === null ? {} : { title: codebook.title }),
    outcome,
    measure,
    ...(scale === null ? {} : { scale }),
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

/** Means on scales that are all known can be brought to one; on others they have to be standardized. */
function measureOf(rows: readonly Contrast[], scales: readonly (ScaleRange | null)[]): Measure {
  if (rows.some(({ kind }) => kind === "means")) return scales.length > 1 && scales.includes(null) ? "SMD" : "MD";
  if (rows.some(({ kind }) => kind === "events")) return "RR";
  const printed = rows.flatMap((row) => (row.kind === "estimate" ? [row.measure] : []));
  const often = (measure: Measure): number => printed.filter((each) => each === measure).length;
  return [...new Set(printed)].sort((a, b) => often(b) - often(a))[0] ?? "MD";
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

const distinct = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item] as const)).values(),
];
