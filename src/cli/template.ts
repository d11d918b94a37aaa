import { columns } from "../data/index.js";

const data = `trial,year,treatment_arm,comparator_arm,comparator,sham_type,outcome,weeks,weeks_from,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,measure,estimate,ci_lower,ci_upper,direction,note
Example A,2001,needling,sham needle,sham,penetrating,pain,4,randomisation,40,3.1,2.1,41,4.0,2.2,,,,,,both means with SD and n
Example A,2001,needling,sham needle,sham,penetrating,pain,26,randomisation,38,3.4,2.3,39,3.6,2.2,,,,,,the same trial at a later visit
Example B,2008,needling,blunt needle,sham,non-penetrating,pain,6,randomisation,52,2.9,2.0,50,3.5,2.1,,,,,,
Example C,2012,needling,blunt needle,sham,non-penetrating,pain,8,randomisation,,,,,,,MD,-0.8,-1.5,-0.1,,a difference as it is printed
Example D,2015,needling with exercise,exercise,same-care,,pain,12,randomisation,30,2.6,1.9,31,3.7,2.0,,,,,,both arms get the exercise
Example E,2017,needling with exercise,exercise,same-care,,pain,12,randomisation,,,,,,,,,,,no-difference,no numbers: kept and counted and never pooled
Example B,2008,needling,blunt needle,sham,non-penetrating,disability,6,randomisation,52,31,14,50,36,15,,,,,,another outcome
`;

const codebook = {
  name: "my-review",
  title: "My review (example rows)",
  synthetic: true,
  source: "invented rows, to be replaced",
  outcomes: [
    { name: "pain", label: "pain intensity", domain: "pain", better: "lower", scale: [0, 10], unit: "points" },
    { name: "disability", label: "disability", domain: "disability", better: "lower", scale: [0, 100], unit: "points" },
  ],
};

const plan = {
  title: "My review: pain",
  outcome: "pain",
  measure: "MD",
  scale: [0, 10],
  favours: "left",
  by: ["control", "window"],
  windows: "cochranePain",
};

const described = new Set(data.split("\n", 1)[0]?.split(","));

const readme = `# A review with wane

| file | holds |
| --- | --- |
| \`data.csv\` | a row for each trial, pair of arms, outcome and follow-up |
| \`codebook.json\` | what the columns mean: outcomes, their scales, which direction is better |
| \`plan.json\` | the question and the methods |

\`\`\`sh
wane check data.csv --codebook codebook.json
wane synthesize data.csv --codebook codebook.json --plan plan.json --out figures
\`\`\`

The rows are invented, and every figure says so for as long as \`synthetic\` in \`codebook.json\` is \`true\`. Replace them with
yours, set it to \`false\` (or take it out), and name your source.

## Columns of data.csv

An empty cell is missing and never zero. A row holds both means, or events, or a printed estimate, or at least a direction; what
does not apply stays empty. There are more columns than these: \`wane schema table\` lists all.

| column | meaning |
| --- | --- |
${columns
  .filter(({ name }) => described.has(name))
  .map(({ name, description, unit }) => `| \`${name}\` | ${description}${unit === undefined ? "" : ` (${unit})`} |`)
  .join("\n")}

## codebook.json and plan.json

\`wane schema codebook\` and \`wane schema plan\` describe every field. In the plan only \`outcome\` and \`measure\` are needed; the
complete plan, with every default, is written beside the figures.
`;

/** The files of a new review. The table is valid as it stands; what its columns mean is said in the README beside it. */
export const template: ReadonlyMap<string, string> = new Map([
  ["data.csv", data],
  ["codebook.json", `${JSON.stringify(codebook, null, 2)}\n`],
  ["plan.json", `${JSON.stringify(plan, null, 2)}\n`],
  ["README.md", readme],
]);
