import { DataError, SynthesisError } from "../errors.js";
import { poolable } from "../model/poolable.js";
import type { ComputedEffect, Diagnostic, EffectSize, EventsContrast, PersonTime, TwoByTwo } from "../types/index.js";
import { type Cells, cellsOf, isRate, opposite, type TableMeasure } from "./cells.js";

/** What goes into one pool of tables. */
export interface ReadTables {
  readonly measure: TableMeasure;
  readonly tables: readonly ReadTable[];
  readonly notes: readonly Diagnostic[];
}

export interface ReadTable {
  readonly label: string;
  readonly counts: TwoByTwo | PersonTime;
  /** The counts as they are pooled: for an aligned effect event and non-event are exchanged. */
  readonly cells: Cells;
  /** The effect that the table came with; `null` for bare tables. */
  readonly effect: ComputedEffect | null;
  /** Whether the effect has numbers of its own. */
  readonly hasOwn: boolean;
}

export type TableInput = readonly EffectSize[] | readonly TwoByTwo[] | readonly PersonTime[];

/**
 * The tables of effects, one a trial, under the rules of pooling; or bare tables.
 *
 * @throws {@link SynthesisError} as pooling does, and `NO_TABLE`, `BAD_OPTION`; {@link DataError} `BAD_TABLE`
 */
export function readTables(
  who: string,
  input: TableInput,
  measure: TableMeasure | undefined,
  includeDoubtful: boolean,
): ReadTables {
  return isRich(input) ? ofEffects(who, input, measure, includeDoubtful) : ofTables(who, input, measure);
}

const isRich = (input: TableInput): input is readonly EffectSize[] =>
  input.length > 0 && "status" in (input[0] as object);

function ofTables(
  who: string,
  input: readonly TwoByTwo[] | readonly PersonTime[],
  asked: TableMeasure | undefined,
): ReadTables {
  const rates = input.length > 0 ? "x1i" in (input[0] as object) : asked !== undefined && isRate(asked);
  const measure = asked ?? (rates ? "IRR" : "OR");
  requireMeasure(
    who,
    measure,
    rates ? ["IRR", "IRD"] : ["OR", "RR", "RD"],
    rates ? "person-time" : "two-by-two tables",
  );
  requireCounts(who, input, rates);
  const tables = input.map((counts, i): ReadTable => {
    const label = counts.label ?? `study ${i + 1}`;
    return { label, counts, cells: cellsOf(counts), effect: null, hasOwn: false };
  });
  return { measure, tables, notes: [] };
}

function requireMeasure(who: string, got: TableMeasure, known: readonly string[], of: string): void {
  if (known.includes(got)) return;
  throw new SynthesisError(
    "BAD_OPTION",
    `${who}: measure needs one of ${known.join(", ")} for ${of}, got ${JSON.stringify(got)}`,
  );
}

function requireCounts(who: string, input: readonly TwoByTwo[] | readonly PersonTime[], rates: boolean): void {
  const names = rates ? ["x1i", "t1i", "x2i", "t2i"] : ["ai", "bi", "ci", "di"];
  const diagnostics = input.flatMap((table, i): Diagnostic[] => {
    const values = names.map((name) => (table as unknown as Readonly<Record<string, unknown>>)[name]);
    const isSound = (value: unknown, name: string): boolean =>
      typeof value === "number" && Number.isFinite(value) && (name.startsWith("t") ? value > 0 : value >= 0);
    const wrong = names.filter((name, j) => !isSound(values[j], name));
    if (wrong.length === 0) return [];
    return [
      {
        code: "BAD_TABLE",
        severity: "error",
        message: `${who}: ${table.label ?? `study ${i + 1}`} needs finite counts of at least 0${rates ? " and times above 0" : ""}, got ${wrong.map((name) => `${name} ${String(values[names.indexOf(name)])}`).join(", ")}`,
        remedy: "correct it or leave it out",
        at: { row: i + 1 },
      },
    ];
  });
  if (diagnostics.length > 0) throw new DataError(diagnostics);
}

function ofEffects(
  who: string,
  input: readonly EffectSize[],
  asked: TableMeasure | undefined,
  includeDoubtful: boolean,
): ReadTables {
  // A table without an effect of its own may still count: it is judged with the others, and stands there without numbers.
  const { effects, notes } = poolable(
    who,
    input.map((effect) => standIn(effect) ?? effect),
    { includeDoubtful },
  );
  const used = effects as readonly ComputedEffect[];
  const computed = new Set<EffectSize>(input);
  const [first] = used;
  const without = used.filter(({ contrast }) => contrast.kind !== "events").map(({ label }) => label);
  if (without.length > 0) {
    throw new SynthesisError("NO_TABLE", `${who} needs events of both arms, got none from ${without.join(", ")}`, {
      remedy: "leave these rows out, or pool all with pool, which takes printed estimates",
      evidence: { without },
    });
  }
  const measure = (first?.method.measure ?? asked ?? "OR") as TableMeasure;
  requireMeasure(who, measure, ["OR", "RR", "RD"], "effects of events");
  if (asked !== undefined && asked !== measure) {
    throw new SynthesisError("BAD_OPTION", `${who}: measure is ${measure} by the effects, got ${asked}`, {
      remedy: `compute the effects with measure: "${asked}"`,
    });
  }
  return { measure, tables: used.map((effect) => ofEffect(effect, computed.has(effect))), notes };
}

function ofEffect(effect: ComputedEffect, hasOwn: boolean): ReadTable {
  const { treatment, comparator } = effect.contrast as EventsContrast;
  const counts: TwoByTwo = {
    ai: treatment.events,
    bi: treatment.n - treatment.events,
    ci: comparator.events,
    di: comparator.n - comparator.events,
    label: effect.label,
  };
  const cells = cellsOf(counts);
  return {
    label: effect.label,
    counts,
    cells: effect.aligned ? opposite(cells) : cells,
    effect,
    hasOwn,
  };
}

/** What stands for a table that gives no effect by itself; `null` for all else. */
function standIn(effect: EffectSize): ComputedEffect | null {
  const { contrast, method } = effect;
  if (effect.status !== "unusable" || effect.reason.code !== "NO_INFORMATION" || contrast.kind !== "events")
    return null;
  if (method.favours !== null && contrast.outcome.better === "unknown") return null;
  return {
    status: contrast.doubts.length > 0 ? "doubtful" : "usable",
    contrast,
    method,
    rows: [contrast.row],
    label: contrast.trial,
    yi: 0,
    vi: 1,
    original: 0,
    aligned: method.favours !== null && (contrast.outcome.better === "lower") !== (method.favours === "left"),
    standardizer: null,
    n: { treatment: contrast.treatment.n, comparator: contrast.comparator.n },
    derivation: [],
  };
}
