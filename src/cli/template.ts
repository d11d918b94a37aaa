import { columns, trialColumns } from "../data/index.js";

const data = `trial,year,treatment_arm,comparator_arm,comparator,sham_type,outcome,weeks,weeks_from,treatment_n,treatment_mean,treatment_sd,comparator_n,comparator_mean,comparator_sd,measure,estimate,ci_lower,ci_upper,direction,note
Example A,2001,needling,sham needle,sham,penetrating,pain,4,randomisation,40,3.1,2.1,41,4.0,2.2,,,,,,both means with SD and n
Example A,2001,needling,sham needle,sham,penetrating,pain,26,randomisation,38,3.4,2.3,39,3.6,2.2,,,,,,the same trial at a later visit
Example B,2008,needling,blunt needle,sham,non-penetrating,pain,6,randomisation,52,2.9,2.0,50,3.5,2.1,,,,,,
Example C,2012,needling,blunt needle,sham,non-penetrating,pain,8,randomisation,,,,,,,MD,-0.8,-1.5,-0.1,,a difference as it is printed
Example D,2015,needling with exercise,exercise,same-care,,pain,12,randomisation,30,2.6,1.9,31,3.7,2.0,,,,,,both arms get the exercise
Example E,2017,needling with exercise,exercise,same-care,,pain,12,randomisation,,,,,,,,,,,no-difference,no numbers: kept and counted and never pooled
Example B,2008,needling,blunt needle,sham,non-penetrating,disability,6,randomisation,52,31,14,50,36,15,,,,,,another outcome
`;

/** What is true of whole trials; what is not known stays empty. */
const trials = `trial,technique,sessions,operator,funding,rob_randomisation,rob_overall,blinding_weeks,treatment_guessed_treatment,treatment_guessed_comparator,treatment_did_not_know,comparator_guessed_treatment,comparator_guessed_comparator,comparator_did_not_know,credibility_instrument,credibility_weeks,treatment_credibility_n,treatment_credibility_mean,treatment_credibility_sd,comparator_credibility_n,comparator_credibility_mean,comparator_credibility_sd,note
Example A,deep,6,physiotherapist,public,low,some concerns,4,24,8,8,20,11,10,CEQ credibility,0,40,20.1,4.2,41,19.6,4.5,guesses and credibility with when they were asked
Example B,superficial,4,physician,,low,low,,,,,,,,CEQ credibility,,,,,,,,asked and scores not printed
Example C,deep,8,,industry,some concerns,high,,,,,,,,,,,,,,,,
Example D,deep,6,physiotherapist,public,low,high,,,,,,,,,,,,,,,,the control knew what it was not given
Example E,deep,,,,,,,,,,,,,,,,,,,,,nothing known but the technique
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

/** The columns of a file that are explained beside it. */
const explained = (csv: string, all: typeof columns): string => {
  const header = new Set(csv.split("\n", 1)[0]?.split(","));
  return all
    .filter(({ name }) => header.has(name))
    .map(({ name, description, unit }) => `| \`${name}\` | ${description}${unit === undefined ? "" : ` (${unit})`} |`)
    .join("\n");
};

const readme = `# A review with wane

| file | holds |
| --- | --- |
| \`data.csv\` | a row for each trial, pair of arms, outcome and follow-up |
| \`trials.csv\` | what is true of whole trials: risk of bias, technique, what participants guessed and believed |
| \`codebook.json\` | what the columns mean: outcomes, their scales, which direction is better |
| \`plan.json\` | the question and the methods |

\`\`\`sh
wane check data.csv --codebook codebook.json --trials trials.csv
wane synthesize data.csv --codebook codebook.json --trials trials.csv --plan plan.json --out figures
\`\`\`

The rows are invented, and every figure says so for as long as \`synthetic\` in \`codebook.json\` is \`true\`. Replace them with
yours, set it to \`false\` (or take it out), and name your source.

## Columns of data.csv

An empty cell is missing and never zero. A row holds both means, or events, or a printed estimate, or at least a direction; what
does not apply stays empty. There are more columns than these: \`wane schema table\` lists all.

| column | meaning |
| --- | --- |
${explained(data, columns)}

## Columns of trials.csv

One row for each trial, joined by its name; the file may be left out. \`wane schema trials\` lists all columns.

| column | meaning |
| --- | --- |
${explained(trials, trialColumns)}

## codebook.json and plan.json

\`wane schema codebook\` and \`wane schema plan\` describe every field. In the plan only \`outcome\` and \`measure\` are needed; the
complete plan, with every default, is written beside the figures.
`;

/** The files of a new review. The table is valid as it stands; what its columns mean is said in the README beside it. */
export const template: ReadonlyMap<string, string> = new Map([
  ["data.csv", data],
  ["trials.csv", trials],
  ["codebook.json", `${JSON.stringify(codebook, null, 2)}\n`],
  ["plan.json", `${JSON.stringify(plan, null, 2)}\n`],
  ["README.md", readme],
]);
