import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Writes `docs/command-line.md`. Every block of output is what the built command line prints when the page is made, in a
 * folder of its own, so that the page cannot say what the program does not do.
 */
const BIN = resolve("dist/cli.js");
const place = mkdtempSync(join(tmpdir(), "wane-docs-"));

const printed = (line: string): string => {
  const { stdout, stderr } = spawnSync(
    "bash",
    ["--norc", "-c", line.replaceAll("wane ", `"${process.execPath}" "${BIN}" `)],
    {
      cwd: place,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", LC_ALL: "C" },
    },
  );
  return `${stdout}${stderr}`.trimEnd();
};

/** A call with what it prints. */
const shown = (line: string): string =>
  ["```text", `$ ${line}`, printed(line), "```"].join("\n").replace("\n\n```", "\n```");

/** The help of a command without its first line, which is the heading. */
const help = (name: string): string => {
  const text = execFileSync(process.execPath, [BIN, name, "--help"], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return ["```text", text.trimEnd(), "```"].join("\n");
};

writeFileSync(
  join(place, "trials.csv"),
  "trial,outcome,n1i,m1i,sd1i,n2i,m2i,sd2i\nA 2001,pain,40,3.2,-2,40,3.5,2.3\nB 2002,pain,40,3.2,2,4O,3.5,2.2\n",
);

const page = `# The command line

<!-- Written by scripts/command-line.ts; every output is what the program printed when the page was made. -->

\`npx wane\` runs what the library does, from a table to a folder of figures, without a line of code. \`wane --help\` and
\`wane COMMAND --help\` say everything that stands here.

${shown("wane --help")}

A reviewer's day, from an empty folder:

\`\`\`text
wane init review && cd review
wane check data.csv --codebook codebook.json --trials trials.csv
wane synthesize data.csv --codebook codebook.json --trials trials.csv --plan plan.json --out figures
\`\`\`

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | the data are wrong, or the question has no answer in them, as where no row gives an effect to pool; every reason is on standard error |
| 2 | the command was called wrongly: an unknown flag, flags that do not go together, a file that is not there, a folder that must not be replaced |

With \`--json\` standard output holds one JSON value and nothing else, also where the data are wrong (\`{ "ok": false,
"diagnostics": [...] }\`, with the files where some were written); \`pool --r\` prints a script and does not go with it. Messages go to standard error. Colours are for terminals alone, and \`NO_COLOR\` turns
them off. Long work shows a bar on standard error of a terminal, without escape sequences, which is wiped away at the end; with
\`--json\` there is none. \`-\` reads standard input.

## init

${help("init")}

${shown("wane init review")}

The table is valid as it stands: CSV has no comments, so the README beside it explains the columns.

## check

${help("check")}

${shown("wane check trials.csv")}

## effects

${help("effects")}

${shown("wane effects cotchett2014 --outcome pain --scale 0,10 | cut -d, -f1-8")}

## pool

${help("pool")}

${shown("wane effects bcg | wane pool -")}

## synthesize

${help("synthesize")}

${shown("wane synthesize review/data.csv --codebook review/codebook.json --plan review/plan.json --out review/figures")}

${shown("ls review/figures")}

The manifest has the SHA-256 of the table, the codebook, the plan and each file, the version of wane, and the whole plan. It holds
no time and no path, so that two runs can be compared by it, and \`--force\` names the files that differ from the run before:

${shown("wane synthesize review/data.csv --codebook review/codebook.json --plan review/plan.json --tau2 DL --out review/figures --force | tail -n 3")}

A folder that is written appears in one step, by a rename. A run that is killed leaves nothing under the name of the folder, or
all of it. What it may leave is a hidden folder beside it, whose name has the number of the process; the next run removes it, and
puts back what a replacement that was cut short had moved aside.

## datasets

${help("datasets")}

${shown("wane datasets")}

## schema

${help("schema")}

${shown("wane schema")}

## In text

The forest plot and the grid of the terminal are functions of the library too: \`forestText(fit)\` and \`gridText(grid)\`, with
\`width\` and \`ascii\`.

\`\`\`ts
import { forestText, pool } from "wane";

const fit = pool([{ yi: -0.5, vi: 0.04, label: "A" }, { yi: -0.2, vi: 0.09, label: "B" }, { yi: -0.9, vi: 0.05, label: "C" }]);
forestText(fit, { width: 60, ascii: true }).split("\\n")[3].includes("=*="); // true
\`\`\`
`;

writeFileSync("docs/command-line.md", page);
rmSync(place, { recursive: true });
console.log("docs/command-line.md");
