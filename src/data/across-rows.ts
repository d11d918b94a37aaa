import type { ArmEvents, ArmMean, Contrast, Diagnostic } from "../types/index.js";
import { byTrial } from "./by-trial.js";

const hasNumbers = ({ kind }: Contrast): boolean => kind === "means" || kind === "events" || kind === "estimate";

const visitOf = ({ outcome, visit, weeks, weeksFrom, reportedWindow }: Contrast): string =>
  JSON.stringify([outcome.name, visit, weeks, weeksFrom, reportedWindow?.name]);

const timeOf = ({ weeks, reportedWindow }: Contrast): string =>
  weeks === null ? (reportedWindow?.name ?? "no time given") : `week ${weeks}`;

/** Two rows with numbers for the same trial, arms, outcome and follow-up: one of them would be counted twice. */
function duplicates(contrasts: readonly Contrast[]): Diagnostic[] {
  const first = new Map<string, Contrast>();
  // Reviews print one result in several measures and analyses, and nothing of an overview is pooled.
  return contrasts
    .filter((each) => hasNumbers(each) && each.design !== "overview")
    .flatMap((contrast): Diagnostic[] => {
      const { trial, treatmentArm, comparatorArm, outcome, row, line } = contrast;
      const key = JSON.stringify([trial, treatmentArm, comparatorArm, visitOf(contrast)]);
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, contrast);
        return [];
      }
      return [
        {
          code: "DUPLICATE_ROW",
          severity: "error",
          message: `"${trial}" has numbers for "${treatmentArm}" against "${comparatorArm}" on ${outcome.name} at ${timeOf(contrast)} in line ${earlier.line} too`,
          remedy: "keep one of the rows, or declare two outcomes if they measure different things",
          at: { line, row, trial },
        },
      ];
    });
}

const same = (a: ArmMean | ArmEvents, b: ArmMean | ArmEvents): boolean =>
  Object.entries(a).every(([name, value]) => {
    const other = (b as unknown as Record<string, unknown>)[name];
    return value === null || other === null || other === undefined || JSON.stringify(value) === JSON.stringify(other);
  });

/** One arm with two sets of numbers: a shared arm must be the same in each of its rows. */
function conflicts(contrasts: readonly Contrast[]): Diagnostic[] {
  const first = new Map<string, { arm: ArmMean | ArmEvents; line: number }>();
  return contrasts.flatMap((contrast) =>
    contrast.kind !== "means" && contrast.kind !== "events"
      ? []
      : (["treatment", "comparator"] as const).flatMap((which): Diagnostic[] => {
          const name = which === "treatment" ? contrast.treatmentArm : contrast.comparatorArm;
          const arm = contrast[which];
          const key = JSON.stringify([
            contrast.trial,
            name,
            contrast.kind,
            contrast.kind === "means" ? contrast.score : null,
            visitOf(contrast),
          ]);
          const earlier = first.get(key);
          if (earlier === undefined) {
            first.set(key, { arm, line: contrast.line });
            return [];
          }
          return same(arm, earlier.arm)
            ? []
            : [
                {
                  code: "ARM_CONFLICT",
                  severity: "warning",
                  message: `arm "${name}" of "${contrast.trial}" has other numbers here than in line ${earlier.line}`,
                  remedy: "check both rows; when arms are combined, the first is used",
                  at: { line: contrast.line, row: contrast.row, trial: contrast.trial },
                },
              ];
        }),
  );
}

/** Rows of one trial that do not go together. */
export const diagnoseAcross = (contrasts: readonly Contrast[]): Diagnostic[] =>
  byTrial(contrasts).flatMap((rows) => (rows.length < 2 ? [] : [...duplicates(rows), ...conflicts(rows)]));
