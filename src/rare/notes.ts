import { log } from "../numeric/index.js";
import type { Diagnostic, ZeroCells } from "../types/index.js";
import { type Cells, cellKindOf, type TableMeasure } from "./cells.js";
import type { ReadTable } from "./read-tables.js";

/** What a pool of tables has counted. */
export interface Counted {
  readonly measure: TableMeasure;
  readonly tables: readonly ReadTable[];
  /** Whether each table says anything of the measure, after correction. */
  readonly told: readonly boolean[];
  readonly own: readonly (object | null)[];
  /** The tables as they were pooled; `null` for those dropped. */
  readonly kept: readonly (Cells | null)[];
  readonly correction: ZeroCells;
  readonly zeroCells: ZeroCells | null;
  readonly weighting: "MH" | "Peto";
  readonly k: number;
  readonly estimate: number | null;
  readonly stdError: number | null;
}

/** The rules that were followed for zero cells, and words of caution. */
export const notesOn = (counted: Counted): readonly Diagnostic[] =>
  [aboutNumber, aboutDoubleZero, aboutZeroCells, aboutCorrection, aboutEstimate, aboutPeto].flatMap((about) =>
    about(counted),
  );

const info = (code: string, message: string, evidence: Readonly<Record<string, unknown>> = {}): Diagnostic => ({
  code,
  severity: "info",
  message,
  evidence,
});

function aboutNumber({ k, tables, told }: Counted): Diagnostic[] {
  if (k > 1) return [];
  if (k === 0) return [{ code: "NO_STUDIES", severity: "info", message: "no study to pool" }];
  const only = tables[told.indexOf(true)] as ReadTable;
  return [{ code: "ONE_STUDY", severity: "info", message: `one study, ${only.label}: its own table is shown` }];
}

const effectNames = {
  OR: "an odds ratio",
  RR: "a risk ratio",
  RD: "a risk difference",
  IRR: "a rate ratio",
  IRD: "a rate difference",
} satisfies Record<TableMeasure, string>;

const trials = (n: number): string => (n === 1 ? "1 trial" : `${n} trials`);

function aboutDoubleZero({ measure, tables, told, kept, own }: Counted): Diagnostic[] {
  const kind = cellKindOf(measure);
  const zero = tables.map(({ cells }) => kind.isDoubleZero(cells));
  const namesOf = (keep: (i: number) => boolean): string[] =>
    tables.flatMap(({ label }, i) => (zero[i] && keep(i) ? [label] : []));
  const out = namesOf((i) => !told[i]);
  const counted = namesOf((i) => told[i] === true);
  const shown = namesOf((i) => told[i] === true && own[i] !== null);
  const dropped = namesOf((i) => kept[i] === null);
  const events = measure === "OR" || measure === "RD" ? "events, or with events only," : "events";
  return [
    ...(out.length === 0
      ? []
      : [
          info(
            "DOUBLE_ZERO",
            `${trials(out.length)} without ${events} in both arms (${listed(out)}): ${dropped.length > 0 ? "dropped, as asked for" : `nothing to say of ${effectNames[measure]}, not counted`}`,
            { trials: out },
          ),
        ]),
    ...(counted.length === 0
      ? []
      : [
          info(
            "DOUBLE_ZERO",
            `${trials(counted.length)} without ${events} in both arms (${listed(counted)}): counted in ${effectNames[measure].replace(/^an? /, "the pooled ")}${shown.length < counted.length ? ", and shown without an effect of their own" : ""}`,
            { trials: counted },
          ),
        ]),
  ];
}

const listed = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");

/** Trials with a zero cell that count: their tables are pooled as they are, unless a correction was named. */
function aboutZeroCells({ measure, tables, told, own, correction, zeroCells }: Counted): Diagnostic[] {
  const kind = cellKindOf(measure);
  const some = tables.flatMap(({ label, cells }, i) =>
    told[i] && kind.hasZero(cells) && !kind.isDoubleZero(cells) ? [{ label, shown: own[i] !== null }] : [],
  );
  if (some.length === 0 || (correction.to !== "none" && correction.add > 0)) return [];
  const hidden = some.filter(({ shown }) => !shown).map(({ label }) => label);
  const how =
    zeroCells === null
      ? "nothing is added anywhere"
      : zeroCells.to === "none" || zeroCells.add === 0
        ? "nothing is added"
        : `${zeroCells.add} is added only for the effects that are shown and for Q`;
  return [
    info(
      "ZERO_CELLS",
      `${trials(some.length)} with a zero cell (${listed(some.map(({ label }) => label))}): pooled as they are, ${how}${hidden.length === 0 ? "" : `; without an effect of their own: ${listed(hidden)}`}`,
      { trials: some.map(({ label }) => label), hidden },
    ),
  ];
}

function aboutCorrection({ correction, tables, kept }: Counted): Diagnostic[] {
  const { add, to } = correction;
  const n = kept.filter((cells, i) => cells !== null && cells !== (tables[i] as ReadTable).cells).length;
  if (n === 0 || add === 0) return [];
  return [
    {
      code: "CORRECTED",
      severity: "info",
      message: `${add} added to the cells of ${trials(n)} before pooling (${to})`,
      remedy: "leave correction away: Mantel-Haenszel needs none",
    },
  ];
}

function aboutEstimate({ measure, k, estimate, stdError }: Counted): Diagnostic[] {
  if (k === 0) return [];
  if (estimate === null) {
    return [
      {
        code: "NO_RATIO",
        severity: "warning",
        message: `no trial has an event in one of the arms (or all have it): ${effectNames[measure].replace(/^an? /, "the pooled ")} is 0, infinite or unknown`,
        remedy: measure === "IRR" ? 'use measure: "IRD"' : 'use measure: "RD", or peto',
      },
    ];
  }
  if (stdError !== null) return [];
  return [
    {
      code: "NO_TABLE_VARIANCE",
      severity: "warning",
      message: "the tables give the pooled effect no variance above 0: there is no interval and no test",
    },
  ];
}

/** Beyond these the one-step odds ratio is known to be biased; the limits are conventions. */
const UNBALANCED = 2;
const LARGE = 3;

/** @see Greenland & Salvan (1990), Statistics in Medicine 9:247-252, doi:10.1002/sim.4780090307 */
function aboutPeto({ weighting, tables, told, estimate }: Counted): Diagnostic[] {
  if (weighting !== "Peto" || estimate === null) return [];
  const unbalanced = tables.flatMap(({ label, cells: { a, b, c, d } }, i) => {
    const quotient = (a + b) / (c + d);
    return told[i] && Math.max(quotient, 1 / quotient) > UNBALANCED ? [label] : [];
  });
  const large = Math.abs(estimate) > log(LARGE);
  if (unbalanced.length === 0 && !large) return [];
  const reasons = [
    ...(unbalanced.length > 0 ? [`arms of more than ${UNBALANCED} to 1 in ${listed(unbalanced)}`] : []),
    ...(large ? [`an odds ratio beyond ${LARGE} or below 1/${LARGE}`] : []),
  ];
  return [
    {
      code: "PETO_BIAS",
      severity: "warning",
      message: `Peto's odds ratio is biased here: ${reasons.join(", and ")}`,
      remedy: "use mantelHaenszel",
      evidence: { unbalanced, large },
    },
  ];
}
