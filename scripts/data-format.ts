import { writeFile } from "node:fs/promises";
import { diagnosticCodes } from "../src/codes.js";
import { armColumns, type Column, columns, defaultControls, effectColumns, trialColumns } from "../src/data/index.js";
import { columnName, glossary } from "../src/tidy/index.js";

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(header), row(header.map(() => "---")), ...rows.map(row)].join("\n");

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const typeOf = ({ type, values }: Column): string =>
  ({
    text: "text",
    number: "number",
    positive: "number above 0",
    "non-negative": "number, 0 or above",
    count: "whole number, 1 or above",
    events: "whole number, 0 or above",
    year: "year",
    "yes-no": "yes or no",
    "p-value": "`0.03`, `<0.001`, `>0.05`",
    "one-of": code(values ?? []),
    vocabulary: "as the codebook declares",
  })[type];

const columnTable = (columns: readonly Column[]): string =>
  table(
    ["column", "also understood", "holds", "meaning"],
    columns.map((column) => [
      `\`${column.name}\``,
      code(column.aliases),
      typeOf(column),
      column.unit === undefined ? column.description : `${column.description} (${column.unit})`,
    ]),
  );

const page = `# Data format

<!-- Written by scripts/data-format.ts from the tables that drive the reader. -->

A file of contrasts has one row for each trial, pair of arms, outcome and follow-up. It is CSV in UTF-8: cells separated by
commas, semicolons (then decimals may have a comma) or tabs, with a header. Thousands are not set apart: \`1000\`, and neither \`1,000\` nor \`1.000\`. An empty cell is missing and never zero. Columns may
stand in any order, and only those that are needed must be there: \`trial\`, \`outcome\` (unless the codebook declares exactly one),
and something that a row can say.

What a row says decides its kind, unless the column \`kind\` does:

| kind | has | gives |
| --- | --- | --- |
| \`means\` | both means; for each arm one of SD, SE or confidence limits, and n | MD, SMD |
| \`events\` | events and n (or non-events) of both arms | OR, RR, RD |
| \`estimate\` | a measure and its estimate, with limits, SE or an exact p-value | that measure |
| \`reported-only\` | a direction, a p-value, a sentence | nothing to pool; it is counted and shown |
| \`not-a-contrast\` | one arm, a survey, a mixture of arms | nothing; it is kept for the audit |

## Columns

${columnTable(columns)}

Other columns are kept with each row under \`facts\` if the codebook declares them, and passed over with a warning if not.

## A file of arms

Many extractions have one row for each arm: trial, arm, outcome, follow-up, and there a mean with SD, SE or limits, or events and
n. \`contrastsFromArms\` puts every arm against the reference arm of its trial: the one whose rows say yes under \`reference\`, or the
first of the codebook's \`referenceArms\` that the trial has. A trial without a reference, or with several, is an error that names
it. With \`layout: "arms"\` in the codebook \`readContrasts\` reads such a file too.

\`\`\`ts
import { contrastsFromArms } from "wane";

const arms = "trial,arm,outcome,weeks,mean,se\\nA 2001,placebo,pain,6,5.1,0.3\\nA 2001,drug,pain,6,4.2,0.3\\n";
contrastsFromArms(arms, undefined, { reference: ["placebo"] })[0].treatmentArm; // "drug"
\`\`\`

${columnTable(armColumns)}

## A file of effects

Effects that were computed elsewhere have one row each: \`yi\` with \`vi\` or \`sei\`. \`effectsFromTable\` returns them as effect sizes,
which \`stratify\` and \`pool\` take. The measure is a column, or named by the caller.

\`\`\`ts
import { effectsFromTable, pool } from "wane";

const table = "study,yi,vi\\nA 2001,-0.4,0.04\\nB 2004,-0.2,0.04\\n";
pool(effectsFromTable(table, { measure: "SMD" }), { tau2: "CE" }).estimate?.toFixed(2); // "-0.30"
\`\`\`

${columnTable(effectColumns)}

## A table of trials

What is true of a trial as a whole stands in a second table, one row for each trial, joined by the trial's name. \`stratify\` takes
its columns as facets (\`robOverall\`, \`technique\` ...), and \`includedStudies\` makes the table "characteristics of included
studies" from both. What participants guessed goes into \`blindingTable\`, how credible the treatment seemed to them and what they
expected of it into \`credibilityTable\`; a questionnaire whose scores are not printed is entered by its name alone. A name that stands in one table only is a warning, a trial with two rows an error.

\`\`\`ts
import { includedStudies, joinTrials, readContrasts, readTrials } from "wane";

const results = readContrasts("trial,outcome,direction\\nA 2001,pain,no-difference\\n");
const facts = readTrials("trial,rob_overall,technique\\nA 2001,low,deep\\n");
const { contrasts, diagnostics } = joinTrials(results, facts);
[includedStudies(contrasts)[0].robOverall, diagnostics.length]; // ["low", 0]
\`\`\`

${columnTable(trialColumns)}

## The codebook

A JSON file (or object) that says what the columns mean; its JSON Schema is \`wane/schema/codebook.schema.json\`. Needed are \`name\`,
\`title\` and \`outcomes\`, each outcome with \`name\`, \`domain\` and \`better\` (\`lower\`, \`higher\`, \`unknown\`). An outcome may have a
\`label\`, a \`scale\`, a \`unit\`, a \`role\` (\`clinical\`, \`surrogate\`, \`harm\`), a \`smallestWorthwhile\` difference with its source, a
\`referenceSd\` with its source, correlations of measurements of the same people (\`samplingRho\`, \`samplingPhi\`, each a \`value\` with its
\`source\`; see [dependence](dependence.md)), and for harms the \`denominatorUnit\`. Beside outcomes there may be: \`hierarchy\` (for each domain, which
outcome comes first), \`design\` (\`controlled\`; \`uncontrolled\` for changes within one group; \`overview\` for published pooled
results, which are shown side by side and never pooled), \`layout\` and \`referenceArms\`, \`controls\` (comparators and sham types in order of display), \`windows\`, \`reportedWindows\`, \`columns\` of your
own, and \`rename\` for headers that cannot be changed.

\`\`\`ts
import { readCodebook, readContrasts } from "wane";

const codebook = readCodebook({
  name: "heel-pain",
  title: "Needling for heel pain",
  outcomes: [{ name: "first-step pain", domain: "pain", better: "lower", scale: [0, 100], unit: "mm" }],
});
const csv = "trial,weeks,comparator,sham_type,measure,estimate,ci_lower,ci_upper\\nCotchett 2014,6,sham,non-penetrating,MD,-14.4,-23.5,-5.2\\n";
readContrasts(csv, codebook)[0].control.name; // "sham: non-penetrating"
\`\`\`

Without controls of its own a codebook has these. The order is for the eye and never a score.

${table(
  ["control", "comparator", "sham type", "participants masked", "skin penetrated"],
  defaultControls.map(({ name, comparator, shamType, masked, skinPenetrated }) => [
    name,
    `\`${comparator}\``,
    shamType === null ? "" : `\`${shamType}\``,
    masked,
    skinPenetrated,
  ]),
)}

## Columns of the tables that come out

${table(
  ["column", "unit", "meaning"],
  glossary.map(({ key, unit, description }) => [`\`${columnName(key)}\``, unit ?? "", description]),
)}

## Codes

${table(
  ["code", "meaning"],
  Object.entries(diagnosticCodes).map(([name, meaning]) => [`\`${name}\``, meaning]),
)}
`;

await writeFile("docs/data-format.md", page);
