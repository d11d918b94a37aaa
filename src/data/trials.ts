import { DataError } from "../errors.js";
import type {
  Codebook,
  Contrast,
  Dataset,
  Diagnostic,
  Guesses,
  Rating,
  Ratings,
  RiskOfBias,
  RobJudgement,
  TrialFacts,
} from "../types/index.js";
import { type CellValue, isFault, NumberReader, readCell } from "./cells.js";
import { safeReadCodebook } from "./codebook.js";
import { type HeaderField, matchHeader } from "./header.js";
import { suggest } from "./suggest.js";
import { readTable, type Table } from "./table.js";
import { trialColumns } from "./trial-columns.js";

/** Facts of trials, or what stands in their way. Warnings come with both. */
export type TrialsResult =
  | { readonly ok: true; readonly value: readonly TrialFacts[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Contrasts with the facts of their trials, and who was left without. */
export interface JoinedTrials {
  readonly contrasts: readonly Contrast[];
  readonly diagnostics: readonly Diagnostic[];
}

const domains = ["randomisation", "deviations", "missing", "measurement", "selection"] as const;

const severity: readonly (RobJudgement | null)[] = [null, "low", "some concerns", "high"];

type Arm = "treatment" | "comparator";

type Cells = Readonly<Record<string, CellValue>>;

class TrialReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly numbers: NumberReader;
  private readonly lineOf = new Map<string, number>();

  constructor(
    private readonly table: Table,
    private readonly fields: readonly HeaderField[],
  ) {
    this.numbers = new NumberReader(table.delimiter);
  }

  read(): TrialFacts[] {
    return this.table.rows.flatMap((cells, i) => this.trial(cells, i) ?? []);
  }

  private trial(texts: readonly string[], i: number): TrialFacts | null {
    const before = this.diagnostics.length;
    const cells: Record<string, CellValue> = {};
    const facts: Record<string, string | number | null> = {};
    for (const { index, column, fact } of this.fields) {
      const text = texts[index] as string;
      // Judgements are written with capitals and without.
      const value = readCell(
        column.type === "one-of" ? text.toLowerCase().replace(/[_-]/g, " ") : text,
        column,
        this.numbers,
      );
      if (isFault(value)) this.report(i, column.name, value.code, value.message, value.remedy);
      else if (fact) facts[column.name] = value as string | number | null;
      else cells[column.name] = value;
    }
    const trial = (cells.trial ?? null) as string | null;
    if (trial === null) this.report(i, "trial", "MISSING_VALUE", "trial is empty", "name the trial of each row");
    else this.refuseSecond(i, trial);
    const treatment = this.guesses(cells, "treatment", i);
    const comparator = this.guesses(cells, "comparator", i);
    const credibility = this.ratings(cells, "credibility", i);
    const expectancy = this.ratings(cells, "expectancy", i);
    const riskOfBias = this.riskOfBias(cells, i);
    if (trial === null || this.diagnostics.slice(before).some(({ severity }) => severity === "error")) return null;
    const text = (name: string) => (cells[name] ?? null) as string | null;
    const number = (name: string) => (cells[name] ?? null) as number | null;
    const asked = treatment !== null || comparator !== null;
    return {
      line: this.table.lines[i] as number,
      trial,
      riskOfBias,
      blinding: asked ? { weeks: number("blinding_weeks"), treatment, comparator } : null,
      credibility,
      expectancy,
      region: text("region"),
      condition: text("condition"),
      technique: text("technique"),
      sessions: number("sessions"),
      operator: text("operator"),
      adherence: text("adherence"),
      funding: text("funding"),
      note: text("note"),
      facts,
    };
  }

  private refuseSecond(i: number, trial: string): void {
    const earlier = this.lineOf.get(trial);
    if (earlier === undefined) this.lineOf.set(trial, this.table.lines[i] as number);
    else
      this.report(
        i,
        "trial",
        "DUPLICATE_TRIAL",
        `"${trial}" stands in line ${earlier} too`,
        "keep one row for each trial",
      );
  }

  /** What one arm thought: all three answers, or none. */
  private guesses(cells: Cells, arm: Arm, i: number): Guesses | null {
    const names = [`${arm}_guessed_treatment`, `${arm}_guessed_comparator`, `${arm}_did_not_know`] as const;
    const counts = this.allOrNone(cells, names, i, "other guesses", "give all three counts; 0 where nobody said so");
    return counts && { treatment: counts[0], comparator: counts[1], unknown: counts[2] };
  }

  /** One scale of a questionnaire: also one of which no scores are printed was asked. */
  private ratings(cells: Cells, scale: "credibility" | "expectancy", i: number): Ratings | null {
    const instrument = (cells[`${scale}_instrument`] ?? null) as string | null;
    const weeks = (cells[`${scale}_weeks`] ?? null) as number | null;
    const [treatment, comparator] = (["treatment", "comparator"] as const).map((arm): Rating | null => {
      const names = [`${arm}_${scale}_n`, `${arm}_${scale}_mean`, `${arm}_${scale}_sd`] as const;
      const scores = this.allOrNone(cells, names, i, "other scores", "give n, mean and SD of the arm, or none of them");
      return scores && { n: scores[0], mean: scores[1], sd: scores[2] };
    }) as [Rating | null, Rating | null];
    const asked = instrument !== null || treatment !== null || comparator !== null;
    return asked ? { instrument, weeks, treatment, comparator } : null;
  }

  /** Numbers that mean something together; some of them without the others are an error. */
  private allOrNone(
    cells: Cells,
    names: readonly [string, string, string],
    i: number,
    others: string,
    remedy: string,
  ): readonly [number, number, number] | null {
    const values = names.map((name) => cells[name] ?? null);
    const empty = names.find((_, at) => values[at] === null);
    if (empty === undefined) return values as unknown as readonly [number, number, number];
    if (values.some((value) => value !== null))
      this.report(i, empty, "MISSING_VALUE", `${empty} is empty beside ${others}`, remedy);
    return null;
  }

  private riskOfBias(cells: Cells, i: number): RiskOfBias {
    const of = (domain: string) => (cells[`rob_${domain}`] ?? null) as RobJudgement | null;
    const overall = of("overall");
    const worst = domains.find((domain) => severity.indexOf(of(domain)) > severity.indexOf(overall));
    if (overall !== null && worst !== undefined)
      this.report(
        i,
        "rob_overall",
        "ROB_OVERALL",
        `${overall} overall is better than ${of(worst)} for ${worst}`,
        "RoB 2 is never better overall than its worst domain; check both",
        "warning",
      );
    return {
      randomisation: of("randomisation"),
      deviations: of("deviations"),
      missing: of("missing"),
      measurement: of("measurement"),
      selection: of("selection"),
      overall,
    };
  }

  private report(
    i: number,
    column: string,
    code: string,
    message: string,
    remedy: string,
    severity: Diagnostic["severity"] = "error",
  ): void {
    const header = this.fields.find((field) => field.column.name === column)?.header ?? column;
    this.diagnostics.push({
      ...{ code, severity, message, remedy },
      at: { line: this.table.lines[i] as number, row: i + 1, column: header },
    });
  }
}

/** A column of wane's own keeps its meaning, even where the codebook declares one of its name for the results. */
const withoutOwn = (codebook: Codebook): Codebook => ({
  ...codebook,
  columns: codebook.columns.filter(({ name }) => !trialColumns.some((column) => column.name === name)),
});

/**
 * {@link readTrials}, with problems returned and not thrown; warnings come with the facts.
 *
 * @example
 * safeReadTrials("trial,rob_overall\nA 2001,medium\n").diagnostics[0]?.code; // "NOT_ONE_OF"
 */
export function safeReadTrials(source: string | Dataset, codebook?: unknown): TrialsResult {
  const text = typeof source === "object" && source !== null ? source.csv : source;
  try {
    const checked = codebook === undefined ? null : safeReadCodebook(codebook);
    const table = readTable(text);
    if (checked !== null && !checked.ok) return checked;
    const { fields, diagnostics } = matchHeader(
      table.header,
      checked === null ? null : withoutOwn(checked.value),
      trialColumns,
    );
    const absent: readonly Diagnostic[] = fields.some(({ column }) => column.name === "trial")
      ? []
      : [
          {
            ...{ code: "MISSING_COLUMN", severity: "error", message: "there is no column trial" },
            ...{ remedy: "name the trial of each row", at: { line: 1, column: "trial" } },
          },
        ];
    if (absent.length > 0) return { ok: false, diagnostics: [...diagnostics, ...absent] };
    const reader = new TrialReader(table, fields);
    const value = reader.read();
    const all = [...diagnostics, ...reader.diagnostics];
    return all.some(({ severity }) => severity === "error")
      ? { ok: false, diagnostics: all }
      : { ok: true, value, diagnostics: all };
  } catch (error) {
    if (error instanceof DataError) return { ok: false, diagnostics: error.diagnostics };
    throw error;
  }
}

/**
 * Reads what is true of whole trials from a second table, one row for each: risk of bias by the domains of RoB 2, what
 * participants thought they were given and when they were asked, how credible it seemed to them and what they expected of it,
 * technique, sessions, operator, adherence, funding.
 *
 * @param source - the text of a CSV file; only the column `trial` is needed
 * @param codebook - for columns of your own, kept under `facts`, and for headers that cannot be renamed
 * @throws {@link DataError} with every problem of the file at once; `DUPLICATE_TRIAL` for a trial with two rows
 * @see Sterne et al. (2019), BMJ 366:l4898, doi:10.1136/bmj.l4898, for RoB 2
 * @see Devilly & Borkovec (2000), Journal of Behavior Therapy and Experimental Psychiatry 31:73-86, doi:10.1016/S0005-7916(00)00012-4, for credibility and expectancy
 * @example
 * readTrials("trial,rob_overall,sessions\nA 2001,some concerns,6\n")[0].riskOfBias.overall; // "some concerns"
 */
export function readTrials(source: string | Dataset, codebook?: unknown): readonly TrialFacts[] {
  const result = safeReadTrials(source, codebook);
  if (!result.ok) throw new DataError(result.diagnostics);
  return result.value;
}

/**
 * Gives each contrast the facts of its trial. Names must be the same in both tables.
 *
 * @param contrasts - as {@link readContrasts} returns them
 * @param trials - as {@link readTrials} returns them
 * @returns the contrasts with `trialFacts`, and a warning for each trial that one of the two tables does not have, with the
 *   name that was probably meant
 * @throws {@link DataError} `DUPLICATE_TRIAL` if a trial has facts twice
 * @example
 * const contrasts = readContrasts("trial,outcome,direction\nA 2001,pain,no-difference\n");
 * const joined = joinTrials(contrasts, readTrials("trial,technique\nA 2001,deep\n"));
 * joined.contrasts[0].trialFacts?.technique; // "deep"
 */
export function joinTrials(contrasts: readonly Contrast[], trials: readonly TrialFacts[]): JoinedTrials {
  const facts = new Map<string, TrialFacts>();
  const twice: Diagnostic[] = [];
  for (const each of trials) {
    const { trial, line } = each;
    const earlier = facts.get(trial);
    if (earlier === undefined) facts.set(trial, each);
    else
      twice.push({
        ...{ code: "DUPLICATE_TRIAL", severity: "error", message: `"${trial}" has facts in line ${earlier.line} too` },
        ...{ remedy: "keep one row for each trial", at: { line, trial } },
      });
  }
  if (twice.length > 0) throw new DataError(twice);
  const named = [...new Set(contrasts.map(({ trial }) => trial))];
  const unnamed = named.filter((trial) => !facts.has(trial));
  const unused = [...facts.values()].filter(({ trial }) => !named.includes(trial));
  const orphan = (code: string, message: string, trial: string, candidates: readonly string[]): Diagnostic => {
    const meant = suggest(trial, candidates, 0.25);
    return {
      ...{ code, severity: "warning", message: `${message}${meant === null ? "" : `, did you mean "${meant}"?`}` },
      remedy: "write the trial's name the same in both tables",
    };
  };
  return {
    contrasts: contrasts.map((contrast) => ({ ...contrast, trialFacts: facts.get(contrast.trial) ?? null })),
    diagnostics: [
      ...unused.map(({ trial, line }) => ({
        ...orphan("FACTS_WITHOUT_TRIAL", `there are facts of "${trial}" and no results`, trial, unnamed),
        at: { line, trial },
      })),
      ...unnamed.map((trial) => ({
        ...orphan(
          "TRIAL_WITHOUT_FACTS",
          `"${trial}" has results and no facts`,
          trial,
          unused.map((each) => each.trial),
        ),
        at: { trial },
      })),
    ],
  };
}
