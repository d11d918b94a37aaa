import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/**
 * Runs the notebooks of `examples/notebooks` in a Deno kernel, as a reader would, and leaves them with their outputs under
 * `figures/notebooks`. The committed ones have no outputs. A cell with the tag `figure` has to draw one, a cell with the
 * tag `table` a table, and a cell that throws has to stop the run.
 */
const PLACE = "examples/notebooks";
const DRAWN = "figures/notebooks";
/** Where a notebook stands decides what its imports and paths mean; this one is there only while it runs. */
const THROWING = join(PLACE, "throwing.ipynb");
/** The kernel can lose a message when the machine is busy; what is missing three times is not drawn. */
const ATTEMPTS = 3;

interface Output {
  readonly output_type: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface Cell {
  readonly cell_type: string;
  readonly execution_count?: number | null;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly source: readonly string[];
  readonly outputs?: readonly Output[];
}

interface Notebook {
  readonly cells: readonly Cell[];
}

const read = (file: string): Notebook => JSON.parse(readFileSync(file, "utf8")) as Notebook;

if (spawnSync("jupyter", ["nbconvert", "--version"]).status !== 0)
  throw new Error(
    "notebooks needs jupyter with nbconvert, and found none; apt-get install jupyter-nbconvert jupyter-client",
  );

const kernels = mkdtempSync(join(tmpdir(), "wane-kernels-"));
mkdirSync(join(kernels, "kernels", "deno"), { recursive: true });
writeFileSync(
  join(kernels, "kernels", "deno", "kernel.json"),
  JSON.stringify({
    argv: [resolve("node_modules/.bin/deno"), "jupyter", "--kernel", "--conn", "{connection_file}"],
    display_name: "Deno",
    language: "typescript",
  }),
);

const run = promisify(execFile);
const execute = (file: string, folder: string) =>
  run("jupyter", ["nbconvert", "--to", "notebook", "--execute", "--output-dir", folder, file], {
    env: { ...process.env, JUPYTER_PATH: kernels },
  });

/** What a committed notebook must not carry, so that running it changes no file. */
const leftBehind = ({ cells }: Notebook): string[] =>
  cells
    .filter(({ execution_count, outputs }) => (execution_count ?? null) !== null || (outputs ?? []).length > 0)
    .map(({ source }) => `has outputs; clear them before committing: ${source.join("").slice(0, 60)}`);

const isFigure = ({ data = {} }: Output): boolean => {
  const specification = data["application/vnd.vegalite.v5+json"] as { readonly $schema?: string } | undefined;
  const svg = [data["image/svg+xml"] ?? ""].flat().join("");
  return /vega-lite\/v5/.test(specification?.$schema ?? "") && /^<svg [\s\S]*<text[\s\S]*<path[\s\S]*<\/svg>/.test(svg);
};

const isTable = ({ data = {} }: Output): boolean => /^<table[\s\S]*<td/.test([data["text/html"] ?? ""].flat().join(""));

const holds: Readonly<Record<string, (output: Output) => boolean>> = { figure: isFigure, table: isTable };

/** What a notebook that ran should show, and does not. */
const missing = ({ cells }: Notebook): string[] =>
  cells.flatMap(({ metadata: { tags = [] }, outputs = [], source }) => [
    ...tags
      .filter((tag) => !outputs.some(holds[tag] ?? (() => false)))
      .map((tag) => `shows no ${tag}: ${source.join("").slice(-60)}`),
    ...outputs.filter(({ output_type }) => output_type === "error").map(() => `failed: ${source.join("").slice(-60)}`),
  ]);

const check = async (name: string): Promise<readonly string[]> => {
  const problems = leftBehind(read(join(PLACE, name)));
  for (let attempt = 1; ; attempt++) {
    await execute(join(PLACE, name), DRAWN);
    const drawn = read(join(DRAWN, name));
    const lost = missing(drawn);
    if (lost.length === 0) {
      const outputs = drawn.cells.flatMap((cell) => cell.outputs ?? []);
      console.log(`ok  ${name}: ${outputs.filter(isFigure).length} figures, ${outputs.filter(isTable).length} tables`);
    }
    if (lost.length === 0 || attempt === ATTEMPTS) return [...problems, ...lost].map((problem) => `${name} ${problem}`);
  }
};

/** A notebook whose second cell throws. */
const throwing = ({ cells, ...rest }: Notebook): Notebook => {
  const [code] = cells.filter(({ cell_type }) => cell_type === "code");
  if (code === undefined) throw new Error("notebooks needs a notebook with code");
  return { ...rest, cells: [code, { ...code, source: ['throw new Error("thrown on purpose");'] }] };
};

const checkThrowing = async (name: string): Promise<readonly string[]> => {
  writeFileSync(THROWING, JSON.stringify(throwing(read(join(PLACE, name)))));
  try {
    await execute(THROWING, kernels);
    return ["a cell that throws did not stop the run"];
  } catch (error) {
    const told = String((error as { readonly stderr?: string }).stderr);
    return told.includes("thrown on purpose") ? [] : [`a cell that throws was not told: ${told}`];
  }
};

const names = readdirSync(PLACE).filter((name) => name.endsWith(".ipynb") && join(PLACE, name) !== THROWING);
mkdirSync(DRAWN, { recursive: true });
try {
  const problems = (await Promise.all([...names.map(check), checkThrowing(names[0] ?? "")])).flat();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  console.log(`ok  a cell that throws stops the run; the notebooks with their figures are in ${DRAWN}`);
} finally {
  rmSync(THROWING, { force: true });
  rmSync(kernels, { recursive: true });
}
