import { SynthesisError } from "../errors.js";
import type { Contrast, Control, Facet, RiskOfBias, RobJudgement } from "../types/index.js";

/** How a facet reads its value from a row, and in which order its values stand. */
export interface FacetReader {
  readonly name: string;
  readonly label: string;
  readonly value: (contrast: Contrast) => string | null;
  readonly order: (contrast: Contrast) => number;
}

const byControl = (name: string, label: string, value: (control: Control) => string | null): FacetReader => ({
  name,
  label,
  value: ({ control }) => value(control),
  order: ({ control }) => control.order,
});

const byText = (name: string, label: string, value: (contrast: Contrast) => string | null): FacetReader => ({
  name,
  label,
  value,
  order: () => 0,
});

const judgements: readonly (RobJudgement | null)[] = ["low", "some concerns", "high"];

const byRisk = (name: string, label: string, domain: keyof RiskOfBias): FacetReader => ({
  name,
  label,
  value: ({ trialFacts }) => trialFacts?.riskOfBias[domain] ?? null,
  order: ({ trialFacts }) => judgements.indexOf(trialFacts?.riskOfBias[domain] ?? null),
});

const known: readonly FacetReader[] = [
  byControl("control", "Control", ({ name }) => name),
  byControl("comparator", "Comparator", ({ comparator }) => comparator),
  byControl("shamType", "Sham type", ({ shamType }) => shamType),
  {
    name: "outcome",
    label: "Outcome",
    value: ({ outcome }) => outcome.label,
    order: ({ outcome }) => outcome.rank ?? Number.MAX_SAFE_INTEGER,
  },
  byText("region", "Region", ({ region, trialFacts }) => region ?? trialFacts?.region ?? null),
  byText("condition", "Condition", ({ condition, trialFacts }) => condition ?? trialFacts?.condition ?? null),
  byText("technique", "Technique", ({ trialFacts }) => trialFacts?.technique ?? null),
  {
    name: "sessions",
    label: "Sessions",
    value: ({ trialFacts }) => (trialFacts?.sessions == null ? null : String(trialFacts.sessions)),
    order: ({ trialFacts }) => trialFacts?.sessions ?? 0,
  },
  byText("operator", "Operator", ({ trialFacts }) => trialFacts?.operator ?? null),
  byText("adherence", "Adherence", ({ trialFacts }) => trialFacts?.adherence ?? null),
  byText("funding", "Funding", ({ trialFacts }) => trialFacts?.funding ?? null),
  byRisk("robRandomisation", "Risk of bias: randomisation", "randomisation"),
  byRisk("robDeviations", "Risk of bias: deviations", "deviations"),
  byRisk("robMissing", "Risk of bias: missing data", "missing"),
  byRisk("robMeasurement", "Risk of bias: measurement", "measurement"),
  byRisk("robSelection", "Risk of bias: selection", "selection"),
  byRisk("robOverall", "Risk of bias", "overall"),
];

/** The readers for the names in `by`, except `window`: wane's own facets, or a column that the codebook declares. */
export function facetReaders(by: readonly string[], contrasts: readonly Contrast[]): readonly FacetReader[] {
  const facts = new Set(
    contrasts.flatMap(({ facts, trialFacts }) => [...Object.keys(facts), ...Object.keys(trialFacts?.facts ?? {})]),
  );
  return by
    .filter((name) => name !== "window" && name !== "domain")
    .map((name) => {
      const own = known.find((reader) => reader.name === name);
      if (own !== undefined) return own;
      if (facts.has(name)) {
        return byText(name, name, ({ facts, trialFacts }) => {
          const own = Object.hasOwn(facts, name) ? facts : (trialFacts?.facts ?? {});
          return Object.hasOwn(own, name) && own[name] !== null ? String(own[name]) : null;
        });
      }
      throw new SynthesisError("NO_SUCH_FACET", `stratify: there is no facet "${name}"`, {
        remedy: `there are window, ${[...known.map((reader) => reader.name), ...facts].join(", ")}; other columns must be declared in the codebook`,
      });
    });
}

/** The values of a facet that occur, in order: by the codebook where it has one, else by name. */
export function facetOf({ name, label, value, order }: FacetReader, contrasts: readonly Contrast[]): Facet {
  const places = new Map<string, number>();
  for (const contrast of contrasts) {
    const each = value(contrast);
    if (each !== null) places.set(each, Math.min(places.get(each) ?? Number.POSITIVE_INFINITY, order(contrast)));
  }
  const values = [...places.entries()].sort(([a, i], [b, j]) => i - j || (a < b ? -1 : 1)).map(([each]) => each);
  return { name, label, values };
}
