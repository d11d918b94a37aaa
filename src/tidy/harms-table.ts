import { normalQuantile } from "../numeric/index.js";
import type { Contrast, DenominatorUnit, Interval, Row } from "../types/index.js";

/**
 * Harms beside what their denominators count. A risk and its interval are given where the denominator counts persons; events
 * among treatments or appointments of the same person are not independent, so that they stand as counts alone.
 *
 * Rows come from outcomes whose role is `harm`: both arms of a comparison of events, and rows of one arm whose codebook
 * declares the columns `event`, `severity`, `n_events`, `denominator` and `printed_percent`, as the data set `harms` does.
 *
 * @param contrasts - rows as {@link readContrasts} returns them
 * @returns flat rows; risk between 0 and 1 with Wilson's 95% interval; {@link glossary} defines their columns
 * @see Wilson (1927), Journal of the American Statistical Association 22:209-212, doi:10.1080/01621459.1927.10502953
 * @example
 * const codebook = { name: "h", title: "Harms", outcomes: [{ name: "bruise", domain: "harms", role: "harm", better: "lower", denominatorUnit: "person" }] };
 * const csv = "trial,treatment_n,treatment_events,comparator_n,comparator_events\nA 2001,73,15,72,4\n";
 * harmsTable(readContrasts(csv, codebook)).map(({ risk }) => Number(risk).toFixed(3)); // ["0.205", "0.056"]
 */
export function harmsTable(contrasts: readonly Contrast[]): readonly Row[] {
  return contrasts
    .filter(({ outcome }) => outcome.role === "harm")
    .flatMap((contrast) => {
      if (contrast.kind === "events") {
        return (["treatment", "comparator"] as const).map((side) =>
          harmRow(contrast, {
            arm: side === "treatment" ? contrast.treatmentArm : contrast.comparatorArm,
            ...{ event: contrast.outcome.label, severity: null, printed: null },
            ...{ events: contrast[side].events, denominator: contrast[side].n },
          }),
        );
      }
      if (contrast.kind !== "not-a-contrast") return [];
      const { event = null, severity = null, n_events, denominator, printed_percent: printed = null } = contrast.facts;
      const number = (value: unknown) => (typeof value === "number" ? value : null);
      return [
        harmRow(contrast, {
          ...{ arm: contrast.treatmentArm, event: event ?? contrast.outcome.label, severity, printed },
          ...{ events: number(n_events), denominator: number(denominator) },
        }),
      ];
    });
}

interface Harm {
  readonly arm: string;
  readonly event: string | number;
  readonly severity: string | number | null;
  readonly events: number | null;
  readonly denominator: number | null;
  readonly printed: string | number | null;
}

function harmRow(
  { trial, year, outcome }: Contrast,
  { arm, event, severity, events, denominator, printed }: Harm,
): Row {
  const unit: DenominatorUnit | null = outcome.denominatorUnit;
  const known =
    unit === "person" && events !== null && denominator !== null && denominator >= events && denominator > 0;
  const interval = known ? wilson(events, denominator) : null;
  return {
    ...{ trial, year, arm, event, severity, events, denominator, denominatorUnit: unit },
    risk: known ? events / denominator : null,
    lower: interval?.[0] ?? null,
    upper: interval?.[1] ?? null,
    printedPercent: printed,
  };
}

/** Wilson's interval of a proportion: it stays within 0 and 1, and has a width also where nobody had the event. */
function wilson(events: number, n: number): Interval {
  const z = normalQuantile(0.975);
  const p = events / n;
  const middle = p + z ** 2 / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
