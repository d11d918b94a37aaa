import { SynthesisError } from "../errors.js";
import type { Contrast, Control, Facet } from "../types/index.js";

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
  byText("region", "Region", ({ region }) => region),
  byText("condition", "Condition", ({ condition }) => condition),
];

/** The readers for the names in `by`, except `window`: wane's own facets, or a column that the codebook declares. */
export function facetReaders(by: readonly string[], contrasts: readonly Contrast[]): readonly FacetReader[] {
  const facts = new Set(contrasts.flatMap(({ facts }) => Object.keys(facts)));
  return by
    .filter((name) => name !== "window" && name !== "domain")
    .map((name) => {
      const own = known.find((reader) => reader.name === name);
      if (own !== undefined) return own;
      if (facts.has(name)) {
        return byText(name, name, ({ facts }) =>
          Object.hasOwn(facts, name) && facts[name] !== null ? String(facts[name]) : null,
        );
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
