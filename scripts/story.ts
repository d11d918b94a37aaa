import { writeFile } from "node:fs/promises";
import { acupunctureBySham, blinding, dryNeedling, harms, needlingReviews } from "../datasets/index.js";
import { readContrasts } from "../src/data/index.js";
import type { PlanInput } from "../src/plan.js";
import { synthesize } from "../src/synthesize.js";
import { blindingTable, harmsTable } from "../src/tidy/index.js";
import type { Contrast, Row, Synthesis } from "../src/types/index.js";

/** Writes docs/dry-needling.md: every number in it is computed from the shipped data when the page is built. */
const trials = readContrasts(dryNeedling);
const acupuncture = readContrasts(acupunctureBySham);

const question = (outcome: string, more: Partial<PlanInput> = {}): Synthesis =>
  synthesize(trials, { outcome, measure: "MD", favours: "left", windows: "needling", ...more });

const pain = question("pain", { scale: [0, 10] });
const painByRegion = question("pain", { scale: [0, 10], by: ["region", "control", "window"] });
const disability = question("disability", { by: ["region", "control", "window"] });
const threshold = question("pressure pain threshold", { measure: "SMD", by: ["region", "control", "window"] });
const response = question("response", { measure: "RD", by: ["region", "control", "window"] });
const controls = synthesize(acupuncture, {
  outcome: "pain",
  measure: "MD",
  scale: [0, 10],
  favours: "left",
  by: ["control", "window"],
});

const number = (value: unknown): string => Number(value).toFixed(2).replace("-", "−");
const interval = (row: Row): string => `${number(row.estimate)} [${number(row.lower)}, ${number(row.upper)}]`;
const count = (n: number, word: string): string => `${n} ${n === 1 ? word : `${word}s`}`;
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Rows that hold a number, as a table; k = 1 is one trial, shown and not pooled. */
const withNumbers = ({ rows, grid }: Synthesis): string => {
  const facets = grid.strata.facets.map(({ name }) => name);
  const filled = rows.tidy.filter(({ k }) => Number(k) > 0);
  return table(
    [...facets.map((name) => (name === "window" ? "follow-up" : name)), "trials", "effect [95% interval]"],
    filled.map((row) => [
      ...facets.map((name) => String(row[name])),
      row.k === 1 ? "1, not pooled" : String(row.k),
      interval(row),
    ]),
  );
};

/** Every effect of every cell by itself, with its instrument: points of different instruments are not pooled. */
const oneByOne = ({ grid }: Synthesis): string =>
  table(
    ["region", "control", "follow-up", "trial", "instrument", "effect [95% interval]"],
    grid.cells.flatMap(({ stratum, fit }) =>
      fit.studies.map(({ label, yi, confidence, effect }) => [
        ...["region", "control", "window"].map((facet) => text(stratum.key[facet])),
        label,
        text(effect?.contrast.instrument),
        `${number(yi)} [${number(confidence[0])}, ${number(confidence[1])}]`,
      ]),
    ),
  );

/** What there is on a region against a control, all clinical outcomes and times together. */
const coverage = (contrasts: readonly Contrast[]): string => {
  const cellOf = ({ region, control }: Contrast) => `${region ?? "not stated"} | ${control.name}`;
  const compared = contrasts.filter(({ kind, visit }) => kind !== "not-a-contrast" && visit === "follow-up");
  const order = (contrast: Contrast) => `${contrast.region ?? "~"} ${String(contrast.control.order).padStart(3, "0")}`;
  const sorted = [...compared].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return table(
    ["region", "control", "trials", "of these with numbers", "outcomes", "weeks"],
    distinct(sorted.map(cellOf)).map((cell) => {
      const rows = sorted.filter((row) => cellOf(row) === cell);
      const weeks = distinct(rows.flatMap((row) => row.weeks ?? [])).sort((a, b) => a - b);
      return [
        ...cell.split(" | "),
        String(names(rows).length),
        String(names(rows.filter(hasEffect)).length),
        distinct(rows.map(({ outcome }) => outcome.domain))
          .sort()
          .join(", "),
        weeks.length === 0 ? "not stated" : weeks.map((each) => String(Number(each.toFixed(2)))).join(", "),
      ];
    }),
  );
};

/** Controls against which a region was studied. */
const controlsOf = (region: string): string =>
  distinct(
    clinical.filter((row) => row.region === region && row.kind !== "not-a-contrast").map(({ control }) => control.name),
  ).join("; ");

/** Windows by controls, each cell in a few words. */
const gridTable = ({ rows, grid }: Synthesis): string => {
  const [windows, others] = ["window", "control"].map(
    (name) => grid.strata.facets.find((facet) => facet.name === name)?.values ?? [],
  );
  const cell = (window: string, control: string): string => {
    const row = rows.tidy.find((each) => each.window === window && each.control === control) as Row;
    const silent = Number(row.withoutNumbers) + Number(row.doubtful);
    if (Number(row.k) > 0)
      return `${interval(row)}, ${count(Number(row.k), "trial")}${silent > 0 ? `; ${silent} more` : ""}`;
    return silent > 0 ? `${count(silent, "trial")}, no usable numbers` : "no trial";
  };
  return table(
    ["", ...(windows ?? [])],
    (others ?? []).map((control) => [control, ...(windows ?? []).map((window) => cell(window, control))]),
  );
};

/** What trials without usable numbers say, window by window. */
const statements = ({ rows, grid }: Synthesis): string => {
  const windows = grid.strata.facets.find(({ name }) => name === "window")?.values ?? [];
  const total = (window: string, key: string) =>
    rows.tidy.filter((row) => row.window === window).reduce((sum, row) => sum + Number(row[key]), 0);
  return table(
    ["follow-up", "favour needling", "no difference", "favour the comparator", "unclear"],
    windows.map((window) => [
      window,
      ...["statedFavoursTreatment", "statedNoDifference", "statedFavoursComparator", "statedUnclear"].map((key) =>
        String(total(window, key)),
      ),
    ]),
  );
};

const names = (contrasts: readonly Contrast[]): string[] => distinct(contrasts.map(({ trial }) => trial));
const hasEffect = ({ kind }: Contrast): boolean => kind === "means" || kind === "events" || kind === "estimate";
const usable = (synthesis: Synthesis): string[] =>
  distinct(synthesis.effects.flatMap((effect) => (effect.status === "usable" ? [effect.contrast.trial] : [])));
const cells = pain.rows.tidy;
const pooledCell = cells.find(({ k }) => Number(k) > 1) as Row;
const twoTrials = pain.grid.cells.find(({ fit }) => fit.k > 1);
const common = twoTrials?.fit.alternatives.find(({ tau2 }) => tau2 === "CE");
const clinical = trials.filter(({ outcome }) => outcome.role === "clinical");
const surrogate = trials.filter(({ outcome }) => outcome.role === "surrogate");
const repeated = pain.grid.strata.overlaps.flatMap(({ both }) => both);

const percent = (value: unknown): string => `${(100 * Number(value)).toFixed(1)}%`;
const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** Published pooled results on pain, as printed and side by side. */
const published = readContrasts(needlingReviews).filter(
  ({ kind, outcome }) => kind === "estimate" && outcome.name === "pain",
);
const publishedTable = table(
  ["review", "follow-up", "against", "printed pooled result", "certainty, where stated"],
  published.flatMap((row) =>
    row.kind !== "estimate"
      ? []
      : [
          [
            `${row.trial}${row.region === null ? "" : `, ${row.region}`}`,
            text(row.reportedWindow?.name),
            row.control.name,
            `${row.measure} ${number(row.estimate)}${row.ci === null ? "" : ` [${number(row.ci[0])}, ${number(row.ci[1])}]`}${row.estimateSign === "comparator-minus-treatment" ? " (above 0 favours needling)" : ""}`,
            text(row.facts.certainty),
          ],
        ],
  ),
);

const events = harmsTable(readContrasts(harms));
const counted = events.filter(
  (row) => row.events !== null && (row.denominator !== null || row.printedPercent !== null),
);
const harmsShown = table(
  ["source", "arm", "event", "events", "among", "risk per person [95%]"],
  counted.map((row) => [
    text(row.trial),
    text(row.arm),
    text(row.event),
    text(row.events),
    row.denominator === null
      ? `${text(row.printedPercent)}% of ${text(row.denominatorUnit)}s`
      : `${text(row.denominator)} ${text(row.denominatorUnit)}s`,
    row.risk === null ? "not per person" : `${percent(row.risk)} [${percent(row.lower)}, ${percent(row.upper)}]`,
  ]),
);

const guesses = blindingTable(readContrasts(blinding)).filter(({ blindingIndex }) => blindingIndex !== null);
const asked = readContrasts(blinding).filter(({ facts }) => /credibility/i.test(text(facts.printed_measure)));
const guessesTable = table(
  ["trial", "control", "arm", "guessed right", "wrong", "did not know", "Bang's index [95%]"],
  guesses.map((row) => [
    text(row.trial),
    text(row.control),
    text(row.arm),
    text(row.guessedRight),
    text(row.guessedWrong),
    text(row.didNotKnow),
    row.lower === null
      ? number(row.blindingIndex)
      : `${number(row.blindingIndex)} [${number(row.lower)}, ${number(row.upper)}]`,
  ]),
);

const page = `# Dry needling: what the shipped evidence says

<!-- Written by scripts/story.ts; every number is computed from the data sets when the page is built. -->

This page is the worked example. It says what the trials in [\`dry-needling\`](../datasets/dry-needling/README.md) and
[\`acupuncture-by-sham\`](../datasets/acupuncture-by-sham/README.md) carry, in numbers, and stops there. The rows were read from
abstracts, single tables and search excerpts, not from full reports: a number that was not seen is not in the data, and an empty
cell here is not an empty cell in the literature.

## How much there is

${count(names(trials).length, "trial")} stand in the set, with ${count(trials.length, "row")}. ${count(names(trials.filter(hasEffect)).length, "trial")} print any effect, and ${count(usable(pain).length, "trial")} a usable one for pain
on a known scale. The others report a p-value, a direction, or a sentence. They are not hidden: each cell counts them.

## Pain, by follow-up and control

Mean difference on a scale from 0 to 10, needling minus comparator; below 0 favours needling.

${gridTable(pain)}

Of ${count(cells.length, "cell")}, ${cells.filter(({ k }) => Number(k) > 1).length} has more than one trial with usable numbers: ${String(pooledCell.control)}, ${String(pooledCell.window)}, with
${twoTrials?.fit.studies.map(({ label }) => label).join(" and ")}. Two trials hardly tell how far trials differ: the Hartung-Knapp interval is ${interval(pooledCell)}, the
common-effect one ${common === undefined ? "" : `${number(common.estimate)} [${number(common.confidence[0])}, ${number(common.confidence[1])}]`}. They treat different regions of the body. This is no estimate to act on, and the shape of the grid is
the finding: **the trials at hand do not show, by their numbers, whether needling's effect on pain fades, and they do not show
that it lasts.** ${repeated.length === 0 ? "No trial stands" : `${count(repeated.length, "trial")} (${distinct(repeated).join(", ")}) stand${repeated.length === 1 ? "s" : ""}`} in two windows of one control; differences between windows are not tested.

What the trials without usable numbers say of pain:

${statements(pain)}

Such counts are no evidence of size: a trial that finds no difference may be too small to find one, and trials differ in what
they chose to report.

## Pain, by region

${withNumbers(painByRegion)}

## Every region

Clinical outcomes, all times. A trial counts once for each control that it has. Needling of the Achilles tendon was compared with:
${controlsOf("Achilles tendon")}${clinical.some(({ region, control }) => region === "Achilles tendon" && control.comparator === "active") ? "" : "; no trial of the set compares it with an active treatment"}. Of the plantar heel: ${controlsOf("plantar heel")}.

${coverage(clinical)}

## Function and disability

Mean differences in points of each trial's own instrument, aligned so that below 0 favours needling. Points of one instrument are no
points of another, so that nothing is pooled here, not even where two trials share a cell.

${oneByOne(disability)}

The rows for the shoulder against the same care are add-on comparisons without blinding: both arms knew what they got.

## Response

Risk difference, turned so that below 0 favours needling.

${withNumbers(response)}

## Surrogates stand apart

${count(surrogate.length, "row")} of ${count(names(surrogate).length, "trial")} measure pressure pain threshold, range of motion or grip, against ${count(clinical.length, "row")} of clinical outcomes. They are
never pooled with pain or function: a muscle that yields to more pressure is not a person who has recovered.

Pressure pain threshold, standardized, aligned so that below 0 favours needling:

${withNumbers(threshold)}

## Against which control: the acupuncture trials

Needling trials in which kinds of sham can be compared are trials of acupuncture. Pain on 0 to 10, below 0 favours acupuncture:

${withNumbers(controls)}

The same needling arm of Hinman 2014 stands against an inert device and against no treatment; that of Brinkhaus 2006 against a
superficial sham that pierces the skin at three follow-ups, and against a waiting list (drawn hollow: its printed limits are not
symmetric about the estimate). Rungs hold different trials, nobody was randomised to a control, and a smaller effect against a
sham that pierces can mean that it masks better or that it acts itself. Such data cannot tell.

## What published reviews print

${count(published.length, "pooled result")} on pain from [\`needling-reviews\`](../datasets/needling-reviews/README.md), as printed. They share trials, differ in scale,
windows and comparators, and are therefore shown side by side and never pooled; \`pool\` refuses them with that reason.

${publishedTable}

## Harms, beside the benefits

From [\`harms\`](../datasets/harms/README.md). A risk is given only where persons are counted: events among appointments or treatments of the
same person are not independent, and are no risk per person.

${harmsShown}

## Who guessed what

Bang's index from counts per arm, in [\`blinding\`](../datasets/blinding/README.md): 1 if all guess their arm, 0 if guesses are as by chance, -1 if all
take the sham for the real thing. An index near 0 in both arms is what masking would look like.

${guessesTable}

Credibility, which can be asked for before any effect shows, was asked by ${names(asked).join(", ")} (${distinct(asked.map(({ facts }) => text(facts.printed_measure))).join(", ")}): no
significant difference between the arms is reported, and scores were not seen, so that none is given here.

## What this cannot say

- Whether a benefit lasts: for pain, the cells beyond 12 weeks hold at most one trial with usable numbers each.
- How much of an effect is expectation. No sham is fully convincing: a needle that does not pierce is easy to tell apart, and one
  that pierces may itself act.
- Whether trigger points are the thing treated. They are hard to find reliably by hand (Lucas and others 2009, Clinical Journal of
  Pain 25:80-89, doi:10.1097/AJP.0b013e31817e13b6), so trials may not treat the same thing under the same name.
- Anything about trials whose tables were not seen. Published reviews pool more trials than they print numbers for.
`;

await writeFile("docs/dry-needling.md", page);
