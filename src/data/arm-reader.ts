import type { Codebook, Contrast, Control, Diagnostic, Outcome } from "../types/index.js";
import { armColumns } from "./arm-columns.js";
import { toContrast } from "./contrast.js";
import { errorRules } from "./error-rules.js";
import type { HeaderField } from "./header.js";
import { isFinding } from "./lookups.js";
import type { TypedRow } from "./row-schema.js";
import type { Finding } from "./rule.js";
import type { Table } from "./table.js";
import { doubtsOf, formulas, outsideScale, TableReader } from "./table-reader.js";

/** One row of the file: an arm at a visit, kept as the treatment half of a typed row. */
interface Arm {
  readonly i: number;
  readonly row: TypedRow;
  readonly name: string;
  readonly reference: boolean;
  readonly outcome: Outcome;
  readonly facts: Contrast["facts"];
  readonly doubts: readonly Diagnostic[];
}

/** What two arms of a contrast must have in common, where both say it. */
const common = [
  ...(["year", "instrument", "scale_min", "scale_max", "treatment_weeks", "region", "condition"] as const),
  ...(["score", "ci_level", "ci_distribution"] as const),
];

const numbers = ["n", "mean", "sd", "se", "ci_lower", "ci_upper", "events", "non_events"] as const;

/** Reads a table whose rows are arms, and puts them against the reference arm of their trial. */
export class ArmReader extends TableReader {
  private readonly marks: HeaderField | undefined;
  /** Rows that could not be read may be what others are compared with. */
  private incomplete = false;

  constructor(
    table: Table,
    fields: readonly HeaderField[],
    codebook: Codebook,
    private readonly wanted: readonly string[],
  ) {
    super(table, fields, codebook);
    this.marks = fields.find(({ key }) => key === "reference");
    for (const { field, name } of armColumns)
      if (field !== undefined && !this.headerOf.has(field)) this.headerOf.set(field, name);
  }

  read(): Contrast[] {
    const arms: Arm[] = [];
    for (let i = 0; i < this.table.rows.length; i++) {
      const arm = this.arm(i);
      if (arm !== null) arms.push(arm);
    }
    this.finish();
    this.incomplete = arms.length < this.table.rows.length;
    const contrasts = [...groupBy(arms, ({ row }) => row.trial as string).values()].flatMap((ofTrial) => {
      const reference = this.referenceOf(ofTrial);
      return reference === null ? [] : this.compare(ofTrial, reference);
    });
    return contrasts.sort((a, b) => a.row - b.row);
  }

  private arm(i: number): Arm | null {
    const { row, facts, findings, printed } = this.typed(i);
    row.kind = kindOf(row);
    const missing = (column: Finding["column"], needs: string): void => {
      if (row[column] === null && !findings.some((finding) => finding.column === column))
        findings.push({
          code: "MISSING_VALUE",
          column,
          message: `${column} is empty and ${needs} needs it`,
          remedy: "fill the cell",
        });
    };
    missing("trial", "each row");
    missing("treatment_arm", "each row");
    if (row.kind === "events") missing("treatment_n", "a row with events");
    if (row.treatment_mean !== null && row.treatment_events !== null)
      findings.push({
        code: "ARMS_DIFFER",
        column: "treatment_events",
        message: "a row holds a mean or events, got both",
        remedy: "make two rows with two outcomes",
      });
    for (const rule of errorRules) findings.push(...rule(row, printed));
    const outcome = this.lookups.outcome(row);
    if (isFinding(outcome)) findings.push(outcome);
    this.report(findings.map(inArmColumns), "error", i, row);
    this.report(formulas(row).map(inArmColumns), "warning", i, row);
    if (findings.length > 0 || isFinding(outcome)) return null;
    const doubts = [...doubtsOf(row, printed), ...outsideScale(row, outcome)].map(inArmColumns);
    const { reference } = row as unknown as { reference: boolean | null };
    return {
      ...{ i, row, facts, outcome, name: row.treatment_arm as string, reference: reference === true },
      doubts: this.report(doubts, "warning", i, row),
    };
  }

  /** The arm that the others of a trial are compared with; a trial that has none, or several, is complained of. */
  private referenceOf(arms: readonly Arm[]): string | null {
    const names = [...new Set(arms.map(({ name }) => name))];
    const marked = [...new Set(arms.filter(({ reference }) => reference).map(({ name }) => name))];
    if (marked.length === 1) return marked[0] as string;
    const found = marked.length === 0 ? this.wanted.find((name) => names.includes(name)) : undefined;
    if (found !== undefined) return found;
    const [first] = arms as [Arm];
    const trial = first.row.trial as string;
    const several = marked.length > 1;
    this.report(
      [
        {
          code: several ? "SEVERAL_REFERENCES" : "NO_REFERENCE",
          column: (this.marks === undefined ? "treatment_arm" : "reference") as Finding["column"],
          message: several
            ? `"${trial}" needs one reference arm, got ${marked.join(", ")}`
            : `"${trial}" has no reference arm among ${names.join(", ")}`,
          remedy: several
            ? "say yes for one of them"
            : "say yes in a column reference, or name the arm in the codebook's referenceArms",
        },
      ],
      "error",
      first.i,
      first.row,
    );
    return null;
  }

  /** Every other arm against the reference, visit by visit. */
  private compare(arms: readonly Arm[], reference: string): Contrast[] {
    return [...groupBy(arms, visitOf).values()].flatMap((visit) => {
      const own = visit.filter(({ name }) => name === reference);
      for (const [, same] of groupBy(visit, ({ name }) => name)) this.refuseSecond(same);
      const others = visit.filter(({ name }) => name !== reference);
      const [against] = own;
      if (against === undefined) return others.map((arm) => this.alone(arm, reference));
      if (others.length === 0) return [this.alone(against, reference)];
      return others.flatMap((arm) => this.contrast(arm, against) ?? []);
    });
  }

  private refuseSecond([first, ...more]: readonly Arm[]): void {
    for (const again of more)
      this.report(
        [
          {
            code: "DUPLICATE_ROW",
            column: "treatment_arm",
            message: `"${again.row.trial}" has arm "${again.name}" on ${again.outcome.name} at ${timeOf(again)} in line ${this.table.lines[(first as Arm).i]} too`,
            remedy: "keep one of the rows, or declare two outcomes if they measure different things",
          },
        ],
        "error",
        again.i,
        again.row,
      );
  }

  /** A row that nothing stands against at its visit: kept for the audit. */
  private alone(arm: Arm, reference: string): Contrast {
    const unpaired: readonly Finding[] = this.incomplete
      ? []
      : [
          {
            code: "UNPAIRED_ARM",
            column: "treatment_arm",
            message:
              arm.name === reference
                ? `nothing stands against reference arm "${reference}" on ${arm.outcome.name} at ${timeOf(arm)}`
                : `reference arm "${reference}" has no row on ${arm.outcome.name} at ${timeOf(arm)}, so that "${arm.name}" is compared with nothing`,
            remedy: "add the row, or leave it: it is kept for the audit and gives no effect",
          },
        ];
    this.report(unpaired, "warning", arm.i, arm.row);
    const control = this.codebook.controls[0] as Control;
    return this.toContrast({ ...arm.row, kind: "not-a-contrast", comparator_arm: reference }, arm, control, arm.doubts);
  }

  private contrast(arm: Arm, against: Arm): Contrast | null {
    const control = this.controlOf(against);
    const findings = isFinding(control) ? [control] : [];
    for (const column of common) {
      const [one, other] = [arm.row[column], against.row[column]];
      if (one !== null && other !== null && one !== other)
        findings.push(differing(column, `${one} beside ${other} of reference arm "${against.name}"`));
    }
    const { kind } = arm.row;
    const both = kind === against.row.kind;
    if (!both && kind !== "reported-only" && against.row.kind !== "reported-only")
      findings.push(
        differing("treatment_mean", `${kind} beside ${against.row.kind} of reference arm "${against.name}"`),
      );
    this.report(findings.map(inArmColumns), "error", arm.i, arm.row);
    if (findings.length > 0 || isFinding(control)) return null;
    const row: TypedRow = { ...arm.row, kind: both ? kind : "reported-only", comparator_arm: against.name };
    for (const column of common) (row as unknown as Record<string, unknown>)[column] ??= against.row[column];
    for (const what of numbers)
      (row as unknown as Record<string, unknown>)[`comparator_${what}`] = against.row[`treatment_${what}`];
    return this.toContrast(row, arm, control, [...arm.doubts, ...against.doubts]);
  }

  private controlOf({ row, name }: Arm): Control | Finding {
    const named = this.codebook.controls.find((control) => control.name === name);
    return row.comparator === null && row.sham_type === null && named !== undefined ? named : this.lookups.control(row);
  }

  private toContrast(row: TypedRow, { i, outcome, facts }: Arm, control: Control, doubts: readonly Diagnostic[]) {
    return toContrast(row, {
      ...{ row: i + 1, line: this.table.lines[i] as number, codebook: this.codebook },
      ...{ control, outcome, facts, doubts, reportedWindow: this.lookups.window(row) },
    });
  }
}

const visitOf = ({ outcome, row }: Arm): string =>
  JSON.stringify([row.trial, outcome.name, row.visit, row.weeks, row.weeks_from, row.window]);

const timeOf = ({ row }: Arm): string =>
  row.visit === "baseline" ? "baseline" : row.weeks === null ? (row.window ?? "no time given") : `week ${row.weeks}`;

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

const kindOf = ({ treatment_mean, treatment_events }: TypedRow) =>
  treatment_mean !== null ? "means" : treatment_events !== null ? "events" : "reported-only";

const differing = (column: Finding["column"], what: string): Finding => ({
  code: "ARMS_DIFFER",
  column,
  message: `two arms to be compared must agree, got ${what}`,
  remedy: "correct one of the rows, or leave the cell empty in one of them",
});

/** Findings speak of the treatment half of a contrast; in a file of arms its columns have shorter names. */
const inArmColumns = (finding: Finding): Finding => ({
  ...finding,
  message: finding.message.replaceAll(/\btreatment_(?!weeks)(\w+)/g, "$1"),
});
