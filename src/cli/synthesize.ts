import { version } from "../../package.json";
import { diagnosticCodes } from "../codes.js";
import { toR } from "../explain/index.js";
import type { PlanInput } from "../plan.js";
import { forestText, gridText } from "../plot/index.js";
import { wrapped } from "../plot/text-lines.js";
import { toPng, toSvg } from "../render/index.js";
import { type SynthesisStep, type SynthesizeOptions, synthesize } from "../synthesize.js";
import { blindingTable, credibilityTable, harmsTable, includedStudies, toCsv, toHtml } from "../tidy/index.js";
import type { Contrast, Diagnostic, Row, Synthesis } from "../types/index.js";
import type { Command, Context } from "./command.js";
import { exitCodes, UsageError } from "./failure.js";
import { type Files, filesOf, MANIFEST, placeFolder, requireFree } from "./folder.js";
import { type Input, inputFlags, readInput, readJson, type Source, sha256 } from "./input.js";
import { complain, noAnswer } from "./no-answer.js";
import { methodFlags, planFields, questionFlags, strataFlags } from "./plan-flags.js";
import { proposePlan } from "./propose-plan.js";
import { type Readable, readRows, within } from "./read.js";
import { tally } from "./report.js";

/** `wane synthesize`: the whole line, from a table to a folder of figures and tables. */
export const synthesizeCommand: Command = {
  name: "synthesize",
  alias: "figures",
  usage: "INPUT --out DIR [--plan FILE] [--codebook FILE] [flags]",
  summary: "all figures and tables of one question, into a folder",
  about: [
    "Reads the table, computes effects, pools them cell by cell, and writes DIR: each figure as .svg, .png and .vl.json (Vega-Lite); the tables tidy, glance, augment and audit as .csv; included (characteristics of the studies) and, where there are any, blinding, credibility and harms as .csv and .html; analysis.R, which does the same in R with metafor; plan.json, complete with its defaults; and manifest.json with the hashes of what went in and what came out. The same input gives the same bytes.",
    "Without --plan the question is taken from the data: the domain with the most trials that print numbers. plan.json says what was chosen; edit it and pass it back. Flags win over the plan. Of a table of single arms (harms, guesses) only the tables of studies are written. Where rows are there and none gives an effect to pool, DIR is written all the same, with each row's reason in audit.csv, and the exit code is 1.",
    "DIR appears whole or not at all, also when the run is killed. A DIR that exists is refused; --force replaces it, if it holds nothing but what wane wrote there, and says which files have changed.",
  ],
  positionals: { least: 1, most: 1 },
  flags: {
    out: { value: "DIR", help: "folder to write (needed)" },
    plan: { value: "FILE", help: "the question and the methods as JSON; wane schema plan describes it" },
    ...inputFlags,
    force: { help: "replace DIR, if wane wrote it" },
    forest: { help: "print the forest plot too" },
    ...questionFlags,
    ...strataFlags,
    ...methodFlags,
  },
  examples: [
    ["wane synthesize acupuncture-by-sham --out figures", "a shipped data set, its question taken from it"],
    ["wane synthesize data.csv --codebook codebook.json --plan plan.json --out figures", "a review"],
    ["wane synthesize data.csv --plan plan.json --tau2 DL --out figures-dl", "the same with another estimator"],
  ],
  run: async (context) => {
    const { values, has, host, progress } = context;
    const [named = ""] = context.positionals;
    const out = values.out;
    if (out === undefined) throw new UsageError("synthesize needs --out DIR, the folder to write");
    requireFree(out, has("force"), host);
    progress("reading");
    const input = await readInput(named, values, host);
    const plan = values.plan === undefined ? null : readJson(values.plan, "plan");
    const rows = readRows(input);
    if (plan === null && rows.contrasts.every(({ kind }) => kind === "not-a-contrast"))
      return tablesAlone(context, input, rows, out);
    const onProgress: SynthesizeOptions["onProgress"] = (done, total, step) => progress(doing[step], done, total);
    const synthesis = within(plan?.source.name ?? "plan", plan === null ? "by flags" : "by a file", () =>
      synthesize(rows.contrasts, planOf(context, rows, plan?.value), { onProgress }),
    );
    const files = await filesOfSynthesis(synthesis, rows, input, plan?.source ?? null, progress);
    progress("writing");
    requireFree(out, has("force"), host);
    const before = filesOf(out);
    placeFolder(out, files, host);
    progress(null);
    const unanswered = noAnswer(synthesis.audit, ["pooled", "shown"]);
    tell(context, { synthesis, rows, out, files, before, proposed: plan === null, unanswered });
    if (unanswered === null) return exitCodes.done;
    complain(context, unanswered);
    return exitCodes.data;
  },
};

/** The steps in words. */
const doing: Readonly<Record<SynthesisStep, string>> = {
  effects: "computing effects",
  pooling: "pooling",
  refits: "pooling without each trial",
  figures: "arranging figures",
};

/** The plan of a file or one made from the data, with what the flags say instead. */
function planOf(context: Context, { contrasts, codebook }: Readable, written: unknown): PlanInput {
  const fields = planFields(context);
  const base = written === undefined ? proposePlan(contrasts, codebook, fields) : written;
  // A plan that is no object is left as it is, for the reader of plans to complain of.
  return (
    typeof base === "object" && base !== null && !Array.isArray(base) ? { ...base, ...fields } : base
  ) as PlanInput;
}

async function filesOfSynthesis(
  synthesis: Synthesis,
  { contrasts }: Readable,
  input: Input,
  plan: Source | null,
  progress: Context["progress"],
): Promise<Files> {
  const files = new Map<string, string | Uint8Array>();
  const figures = Object.entries(synthesis.specifications);
  for (const [i, [name, specification]] of figures.entries()) {
    progress(`drawing ${name}`, 2 * i, 2 * figures.length);
    files.set(`${name}.vl.json`, `${JSON.stringify(specification, null, 1)}\n`);
    files.set(`${name}.svg`, await toSvg(specification));
    progress(`drawing ${name}`, 2 * i + 1, 2 * figures.length);
    files.set(`${name}.png`, await toPng(specification, { scale: 2 }));
  }
  const tables = { ...synthesis.rows, audit: synthesis.audit };
  for (const [name, rows] of Object.entries(tables)) if (rows.length > 0) files.set(`${name}.csv`, toCsv(rows));
  for (const [name, text] of studyFiles(contrasts)) files.set(name, text);
  files.set("analysis.R", toR(synthesis.grid));
  files.set("plan.json", json(synthesis.plan));
  return files.set(MANIFEST, json(manifestOf(synthesis, input, plan, files)));
}

/** A table of single arms (harms, guesses) has nothing to pool, and tables all the same. */
function tablesAlone(context: Context, input: Input, { contrasts }: Readable, out: string): number {
  const { host, has, json: asJson, print, printJson, style, width } = context;
  const files = studyFiles(contrasts);
  files.set(MANIFEST, json(manifestOf(null, input, null, files)));
  requireFree(out, has("force"), host);
  placeFolder(out, files, host);
  context.progress(null);
  if (asJson) printJson({ ok: true, out, files: [...files.keys()] });
  else {
    const said = `${contrasts.length} rows of single arms: nothing is compared, and nothing pooled; tables only.`;
    print(
      [...wrapped(said, width), `${style.green("wrote")} ${[...files.keys()].join(", ")} to ${out}`, ""].join("\n"),
    );
  }
  return exitCodes.done;
}

function studyFiles(contrasts: readonly Contrast[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const { name, caption, rowsOf } of studyTables) {
    const rows = rowsOf(contrasts);
    if (rows.length === 0) continue;
    const title = contrasts.some(({ synthetic }) => synthetic)
      ? `${caption} (synthetic data: invented trials)`
      : caption;
    files.set(`${name}.csv`, toCsv(rows));
    files.set(`${name}.html`, page(title, toHtml(rows, { caption: title })));
  }
  return files;
}

interface StudyTable {
  readonly name: string;
  readonly caption: string;
  readonly rowsOf: (contrasts: readonly Contrast[]) => readonly Row[];
}

/** Tables of whole studies: written where they have rows. */
const studyTables: readonly StudyTable[] = [
  { name: "included", caption: "Characteristics of included studies", rowsOf: includedStudies },
  { name: "blinding", caption: "What participants thought they had been given", rowsOf: blindingTable },
  { name: "credibility", caption: "Credibility of the treatment, and expectancy", rowsOf: credibilityTable },
  { name: "harms", caption: "Harms, and what they are counted among", rowsOf: harmsTable },
];

/** No clock and no path of the machine, so that two runs can be compared byte by byte. */
function manifestOf(synthesis: Synthesis | null, input: Input, planSource: Source | null, files: Files) {
  const hashed = (source: Source | null) => source && { name: source.name, sha256: source.sha256 };
  return {
    wane: version,
    input: hashed(input.table),
    codebook: hashed(input.codebookSource),
    trials: hashed(input.trials),
    planFile: hashed(planSource),
    ...(synthesis === null ? {} : { synthetic: synthesis.grid.strata.synthetic, plan: synthesis.plan }),
    files: Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)])),
  };
}

const page = (title: string, table: string): string =>
  `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n${table}</html>\n`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface Outcome {
  readonly synthesis: Synthesis;
  readonly rows: Readable;
  readonly out: string;
  readonly files: Files;
  /** Hashes of the folder that was replaced. */
  readonly before: Readonly<Record<string, string>> | null;
  readonly proposed: boolean;
  /** Why nothing was pooled. */
  readonly unanswered: Diagnostic | null;
}

function tell(context: Context, { synthesis, rows, out, files, before, proposed, unanswered }: Outcome): void {
  const { plan, grid, audit } = synthesis;
  const changed = changes(files, before);
  if (context.json) {
    context.printJson({
      ...(unanswered === null ? { ok: true } : { ok: false, diagnostics: [unanswered] }),
      ...{ out, files: [...files.keys()], changed, plan },
      ...{
        tidy: synthesis.rows.tidy,
        contrasts: synthesis.rows.contrasts,
        ...(synthesis.fade === undefined ? {} : { fade: synthesis.rows.fade }),
        notes: notesOf(synthesis),
        warnings: rows.findings,
      },
    });
    return;
  }
  const { print, style, width, has } = context;
  const title = plan.title === null ? {} : { title: plan.title };
  const options = { ...title, width, ascii: has("ascii") };
  const line = (text: string): void =>
    print(
      wrapped(text, width)
        .map((each) => `${each}\n`)
        .join(""),
    );
  if (has("forest")) print(`${forestText(grid, options)}\n`);
  print(gridText(grid, options));
  for (const note of noteLines(notesOf(synthesis))) line(`${style.yellow("note:")} ${note}`);
  const fates = new Map<string, number>();
  for (const { status } of audit) fates.set(String(status), (fates.get(String(status)) ?? 0) + 1);
  print("\n");
  line(
    `${audit.length} rows: ${[...fates].map(([status, n]) => `${n} ${status}`).join(", ")}; audit.csv has each with its reason.`,
  );
  for (const { file, diagnostics } of rows.findings) {
    if (diagnostics.some(({ severity }) => severity !== "info"))
      line(`${file}: ${tally(diagnostics)}; wane check lists them.`);
  }
  if (proposed) line(`The question was taken from the data: ${plan.measure} of ${plan.outcome}; see plan.json.`);
  if (changed !== null) {
    line(changed.length === 0 ? "Nothing differs from what stood there." : `Changed: ${changed.join(", ")}.`);
  }
  line(`${style.green("wrote")} ${files.size} files to ${out}`);
}

/** Files that are new, gone or other than before; `null` where nothing was replaced. */
function changes(files: Files, before: Outcome["before"]): string[] | null {
  if (before === null) return null;
  const names = new Set([...files.keys(), ...Object.keys(before)]);
  names.delete(MANIFEST);
  return [...names].filter((name) => {
    const content = files.get(name);
    return content === undefined || sha256(content) !== before[name];
  });
}

interface Note extends Diagnostic {
  /** The cell that it speaks of; `null` for the grid as a whole. */
  readonly cell: string | null;
}

/** Notes on the grid, and the warnings on its cells. */
function notesOf({ grid }: Synthesis): Note[] {
  const cells = grid.cells.flatMap(({ stratum, fit }) => {
    const cell = grid.strata.facets.map(({ name }) => stratum.key[name] ?? "").join(", ");
    const warnings = [...stratum.notes, ...fit.notes].filter(({ severity }) => severity === "warning");
    return warnings.map((note) => ({ ...note, cell }));
  });
  const whole = [...grid.notes, ...grid.strata.notes].map((note) => ({ ...note, cell: null }));
  return [...whole, ...cells].filter(({ code }) => !saidByTheGrid.includes(code));
}

/** The grid in text has lines of its own on trials that stand in two windows. */
const saidByTheGrid = ["DEPENDENT_WINDOWS", "WINDOWS_NOT_TESTED"];

/** One line for each kind of note; where it is on several cells, by its meaning, with the cells. */
function noteLines(notes: readonly Note[]): string[] {
  return [...new Set(notes.map(({ code }) => code))].flatMap((code) => {
    const some = notes.filter((note) => note.code === code);
    const messages = [...new Set(some.map(({ message }) => message))];
    const cells = [...new Set(some.flatMap(({ cell }) => (cell === null ? [] : [cell])))];
    if (cells.length === 0) return messages;
    return [`${messages.length === 1 ? messages[0] : (diagnosticCodes[code] ?? messages[0])} (${cells.join("; ")})`];
  });
}
