import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { nameOf, truthAt } from "./simulate-fade/layouts.js";
import type { AnswerSummary, FadeSimulationReport, LayoutSummary } from "./simulate-fade/summary.js";

/** Writes docs/fading-simulation.md from deep/simulation-fade.json. */
export function writePage(): void {
  const report: FadeSimulationReport = JSON.parse(readFileSync("deep/simulation-fade.json", "utf8"));
  writeFileSync("docs/fading-simulation.md", pageOf(report));
}

export function pageOf({ truth, draws, layouts }: FadeSimulationReport): string {
  const of = (set: LayoutSummary["set"]) => layouts.filter((layout) => layout.set === set);
  const [fading, still, mixed] = [
    of("synthetic-needling"),
    of("synthetic-needling-null"),
    of("synthetic-needling-composition"),
  ];
  const { early, late, read } = truth.weeks;
  const change = `f(${early}) - f(${late})`;
  return `# How well curves over weeks tell what fades: a simulation

The [synthetic needling trials](../datasets/synthetic-needling/README.md) are one draw from a truth that is known. Here their generator draws ${thousands(draws)} times
from each of three truths; every draw is printed as a table, read, and analysed as \`fade\` does by default, with the correlation of
people stated as it is (${truth.samplingRho}). This page is made by \`npm run deep -- simulation-fade\`, with fixed seeds; the counts stand in \`deep/simulation-fade.json\`.
After ± stands the Monte Carlo standard error: a share of 95.0 per cent in ${thousands(draws)} draws is known to ± ${(100 * errorOf(0.95, draws)).toFixed(1)}. No fit and no answer is left
out in silence: [what was not answered](#what-was-not-answered).

Three or four trials stand against each control, 13 in all. That is few, and meant to be: it is what reviews have.

## Where effects halve every ${truth.halfLife} weeks

\`windows\` has a level for each visit and can follow any course; \`log-linear\` is not the true course, and what that costs is its bias;
\`exponential\` is the true one, with an asymptote that it does not know to be 0. It is asked only where the effects are large enough for
three coefficients.

### The curve

Bias, in points of pain from 0 to 10, and coverage (%) of the 95% intervals:

${curveTable(fading, read)}

${aboutCurve(fading, read)}

### What is read from it

Coverage (%) of the sets of values that are not rejected at 5%; the truth is a share of ${shareLeft(fading, early, late)} left at week ${late}, and half gone at week ${early + truth.halfLife}. A share or a week is
often not closed in an interval: the whole line and the end of the observed weeks hold the truth, too, and the kinds are counted below.

${aboutRead(fading, change)}

${readTable(fading, [change, `persistence(${late}, ${early})`, `timeToHalf(${early})`])}

Of what kind the answers are (%), and the median error of the estimates:

${kindTable(fading, [`persistence(${late}, ${early})`, `timeToHalf(${early})`])}

## Where nothing fades

How often (%) a course is seen that is not there, at 5%: by the difference between week ${early} and week ${late}, and by the test that the curve is flat.

${falseTable(still, change)}

${aboutFalse(still, change)}

## Where trials with small effects measure late

In no trial does the effect change. How often (%) a change is seen, at 5%:

${mixedTable(mixed, change)}

${aboutMixed(mixed, change)}

## What was not answered

Fits by why they were refused, fits whose likelihood did not settle, fits of a simpler structure than was asked for, and questions that
were not answered, of ${thousands(draws)} draws each. A fit that did not settle is counted with the others.

${countsTable(layouts)}
`;
}

const thousands = (n: number): string => n.toLocaleString("en-US");
const errorOf = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);
const percent = (share: number): string => (100 * share).toFixed(1);
const signed = (value: number, digits: number): string =>
  (Number(value.toFixed(digits)) + 0).toFixed(digits).replace("-", "−");

const share = (count: number, n: number): string =>
  n === 0 ? "none" : `${percent(count / n)} ± ${percent(errorOf(count / n, n))}`;
const coverage = (of: AnswerSummary | undefined): string => (of === undefined ? "" : share(of.covered, answered(of)));
const rejected = (of: AnswerSummary | undefined): string => (of === undefined ? "" : share(of.rejected, answered(of)));

/** Answers that are not a refusal. */
const answered = ({ n, kinds }: AnswerSummary): number =>
  n - Object.entries(kinds).reduce((sum, [kind, times]) => sum + (kind.startsWith("refused") ? times : 0), 0);

function bias({ bias: mean, sd, estimates }: AnswerSummary): string {
  return mean === null || sd === null ? "none" : `${signed(mean, 3)} ± ${(sd / Math.sqrt(estimates)).toFixed(3)}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

const curveTable = (of: readonly LayoutSummary[], read: readonly number[]): string =>
  table(
    ["", ...read.flatMap((week) => [`week ${week}: bias`, "coverage"]), "median df"],
    of.map((layout) => {
      const answers = read.map((week) => layout.answers[`f(${week})`]!);
      return [
        nameOf(layout),
        ...answers.flatMap((each) => [bias(each), coverage(each)]),
        answers[0]!.df?.toFixed(1) ?? "none",
      ];
    }),
  );

/** Lowest and highest coverage of one shape. */
function rangeOf(of: readonly LayoutSummary[], names: readonly string[]): string {
  const shares = of.flatMap(({ answers }) =>
    names.flatMap((name) => {
      const found = answers[name];
      return found === undefined ? [] : [found.covered / answered(found)];
    }),
  );
  return `${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}`;
}

const shapesOf = (of: readonly LayoutSummary[]): readonly LayoutSummary["shape"][] => [
  ...new Set(of.map(({ shape }) => shape)),
];

function aboutCurve(of: readonly LayoutSummary[], read: readonly number[]): string {
  const names = read.map((week) => `f(${week})`);
  const told = shapesOf(of).map((shape) => {
    const some = of.filter((layout) => layout.shape === shape);
    const worst = some
      .flatMap(({ answers }) => names.map((name) => answers[name]!.bias!))
      .reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one));
    return `- \`${shape}\`: coverage ${rangeOf(some, names)}; the largest bias is ${signed(worst, 3)}.`;
  });
  return told.join("\n");
}

function aboutRead(of: readonly LayoutSummary[], change: string): string {
  const told = shapesOf(of).map((shape) => {
    const some = of.filter((layout) => layout.shape === shape);
    return `\`${shape}\` ${rangeOf(some, [change])}`;
  });
  return `By \`${change}\`: ${told.join("; ")}. A shape that cannot bend as the truth does misses a difference more than a level, and an interval that is
narrower for it is no better one.`;
}

const readTable = (of: readonly LayoutSummary[], names: readonly string[]): string =>
  table(
    ["", ...names.map((name) => `\`${name}\``), "median width of the difference"],
    of.map((layout) => [
      nameOf(layout),
      ...names.map((name) => coverage(layout.answers[name])),
      layout.answers[names[0]!]!.width?.toFixed(2) ?? "none",
    ]),
  );

function kindTable(of: readonly LayoutSummary[], names: readonly string[]): string {
  const rows = of.flatMap((layout) =>
    names.flatMap((name) => {
      const found = layout.answers[name];
      if (found === undefined) return [];
      const kinds = Object.entries(found.kinds)
        .sort(([, one], [, other]) => other - one)
        .map(([kind, n]) => `${kind} ${percent(n / found.n)}`);
      return [
        [
          `${nameOf(layout)}: \`${name}\``,
          kinds.join(", "),
          percent(found.estimates / found.n),
          found.medianError === null ? "none" : signed(found.medianError, 2),
        ],
      ];
    }),
  );
  return table(["", "kinds", "with an estimate", "median error"], rows);
}

function shareLeft([layout]: readonly LayoutSummary[], early: number, late: number): string {
  return (truthAt(layout!, late)! / truthAt(layout!, early)!).toFixed(3);
}

const falseTable = (of: readonly LayoutSummary[], change: string): string =>
  table(
    ["", `\`${change}\``, "bias of it", "`flatness`"],
    of.map((layout) => {
      const { [change]: found, flatness } = layout.answers;
      const tests = flatness === undefined ? 0 : (flatness.kinds.test ?? 0);
      const flat = flatness === undefined ? "" : tests === 0 ? "no test" : share(flatness.rejected, tests);
      return [nameOf(layout), rejected(found), bias(found!), flat];
    }),
  );

function aboutFalse(of: readonly LayoutSummary[], change: string): string {
  const told = shapesOf(of).map((shape) => {
    const shares = of
      .filter((layout) => layout.shape === shape)
      .map(({ answers }) => answers[change]!.rejected / answered(answers[change]!));
    return `\`${shape}\` ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}`;
  });
  return `By \`${change}\`: ${told.join("; ")}.`;
}

function mixedTable(of: readonly LayoutSummary[], change: string): string {
  const rows = of.flatMap((layout) =>
    Object.entries({
      [`\`${change}\``]: layout.answers[change],
      "slope within trials": layout.answers.within,
      "slope between trials": layout.answers.between,
      "that both slopes agree": layout.answers.agreement,
    }).flatMap(([name, found]) =>
      found === undefined ? [] : [[`${nameOf(layout)}: ${name}`, rejected(found), bias(found)]],
    ),
  );
  return table(["", "rejected", "mean of the estimate"], rows);
}

function aboutMixed(of: readonly LayoutSummary[], change: string): string {
  const [usual, alike] = (["CS", "none"] as const).map(
    (random) => of.find((layout) => layout.random === random)!.answers[change]!,
  );
  const within = of.find(({ random }) => random === "CS")!.answers.within!;
  const told = (found: AnswerSummary): string => `${percent(found.rejected / answered(found))}%`;
  return `A curve that takes every point for a trial of its own sees fading in ${told(alike!)} of the draws; one in which each trial has an effect of its own, in ${told(usual!)}: it
leans on the change within trials, and not on it alone. The slope within trials is rejected in ${told(within)}.`;
}

function countsTable(layouts: readonly LayoutSummary[]): string {
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([code, n]) => `${code} ${n}`)
      .join(", ") || "0";
  return table(
    ["", "refused", "not settled", "simpler", "questions not answered"],
    layouts.map((layout) => {
      const silent = Object.entries(layout.answers).flatMap(([name, { kinds }]) =>
        Object.entries(kinds).flatMap(([kind, n]) =>
          kind.startsWith("refused") || kind === "no test" ? [`\`${name}\` ${kind} ${n}`] : [],
        ),
      );
      return [
        `${layout.set}: ${nameOf(layout)}`,
        list(layout.refused),
        layout.notConverged,
        layout.reduced,
        silent.join(", ") || "0",
      ];
    }),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writePage();
