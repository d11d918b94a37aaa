import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { layouts, nameOf } from "./simulate/designs.js";
import type { AnalysisSummary, Intervals, LayoutSummary, SimulationReport } from "./simulate/summary.js";

/** Writes docs/simulation.md from deep/simulation.json. */
export function writePage(): void {
  writeFileSync("docs/simulation.md", pageOf(JSON.parse(readFileSync("deep/simulation.json", "utf8"))));
}

/** What CR2 intervals are to hold, as shares, where the median degrees of freedom are `df` or more; the lower one elsewhere. */
const target = { from: 0.93, to: 0.97, df: 4 } as const;

export function pageOf({ truth, replications, layouts: run }: SimulationReport): string {
  const [least, most] = truth.people;
  return `# How well differences between windows are told: a simulation

Reviews are drawn from a truth that is known, analysed as \`poolJointly\` and \`contrast\` do, and their intervals are held against it.
This page is made by \`npm run simulate\` from ${thousands(replications)} replications of each design, with a fixed seed; the counts stand in
\`deep/simulation.json\`. After ± stands the Monte Carlo standard error: a coverage of 95.0 that is seen in ${thousands(replications)} replications is
known to ± ${(100 * errorOf(0.95, replications)).toFixed(1)}. No fit is left out in silence: [what was not fitted as asked](#what-was-not-fitted-as-asked).

## What was drawn

- ${list(distinct(run.map(({ trials }) => trials)))} trials, measured in ${list(distinct(run.map(({ windows }) => windows)))} windows, once in each${notRun(run)}.
- **Complete**: each trial in each window. **Sparse**: a fifth of the trials only in the first window, a fifth only in the last, the
  others in any windows, at least one. Who is measured when has nothing to do with the effects: what happens where it has, no
  simulation of this kind shows.
- Standardized mean differences of trials with ${least} to ${most} people in each arm (evenly on the log scale), 2 over the people in an arm
  being their sampling variance, which the analysis knows.
- True effects vary between trials with a standard deviation of ${truth.tau}, and correlate by ${truth.between} over windows. Measurements of the same people
  correlate by ${truth.sampling}.
- The analysis states that correlation as it is, or wrongly as ${list(wrong(run))}.
- No fading: the mean effect is ${minus(truth.effect)} in every window. Known fading: it is nearer to none by ${truth.fading} in the last window than in the first.
  Fading moves each estimate and each limit of a difference by itself and nothing else, so that coverage and width are the same
  with and without it, and one fit tells both the share of false alarms (100 less the coverage) and the power.

\`paired\` pools changes within the trials that have both windows, \`joint\` is the difference of the means of the joint model with CR2
standard errors and Satterthwaite degrees of freedom, \`headline\` is the one of the two that is read first. Beside them stands what
treats all effects as independent: \`pool\` with its defaults (REML, Hartung-Knapp) over each of the two windows, and the difference
taken with Welch's degrees of freedom.

## First window minus last

${aboutCoverage(run)}

${coverageTable(run)}

Mean width of the intervals and power (%) to see a fading of ${truth.fading}, in the same fits:

${widthTable(run)}

${aboutWidth(run)}

## With a wrong correlation

${wrongText(run)}

${wrongTable(run)}

## The mean of all effects, taken as independent

Coverage (%) of the mean effect, which is the same in every window, when all effects are pooled as if each came from a trial of its
own. ${naiveMeanText(run)}

${naiveMeanTable(run)}

## CR2 intervals of the means of windows

${cr2Text(run)}

${cr2Table(run)}

${outsideText(run)}

## What was not fitted as asked

${countsText(run)}

${countsTable(run)}
`;
}

function notRun(run: readonly LayoutSummary[]): string {
  if (run.length === layouts.length) return "";
  const places = run.map((each) => layouts.findIndex((layout) => nameOf(layout) === nameOf(each)));
  return `; of the ${layouts.length} designs of \`scripts/simulate\` ${run.length} were run, those of the tables
  (\`npm run simulate -- --layouts ${places.join(",")}\`)`;
}

const thousands = (n: number): string => n.toLocaleString("en-US");
const minus = (value: number): string => String(value).replace("-", "−");
const distinct = (values: readonly number[]): readonly number[] => [...new Set(values)];
const list = (values: readonly (number | string)[]): string =>
  values.length < 2 ? `${values[0] ?? "none"}` : `${values.slice(0, -1).join(", ")} and ${values[values.length - 1]}`;

const shareOf = ({ n, covered }: Intervals): number => covered / n;
const errorOf = (share: number, n: number): number => Math.sqrt((share * (1 - share)) / n);
const percent = (share: number, digits = 1): string => (100 * share).toFixed(digits);
const withError = (of: Intervals): string =>
  of.n === 0 ? "none" : `${percent(shareOf(of))} ± ${percent(errorOf(shareOf(of), of.n))}`;
const power = ({ n, detected }: Intervals): string => (n === 0 ? "none" : percent(detected / n, 0));
const width = (of: Intervals): string => (of.width === null ? "none" : of.width.toFixed(of.width < 10 ? 2 : 0));

const analysisAt = ({ analyses }: LayoutSummary, stated: number): AnalysisSummary =>
  analyses.find((each) => each.stated === stated)!;
const RIGHT = 0.6;
const right = (layout: LayoutSummary): AnalysisSummary => analysisAt(layout, RIGHT);
const wrong = ([first]: readonly LayoutSummary[]): readonly number[] =>
  first!.analyses.map(({ stated }) => stated).filter((stated) => stated !== RIGHT);

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "--:"))), ...rows.map(line)].join("\n");
}

/** The lowest and the highest coverage, with their designs. */
function rangeOf(
  run: readonly LayoutSummary[],
  of: (layout: LayoutSummary) => Intervals,
): { readonly text: string; readonly least: number; readonly most: number } {
  const found = run
    .map((layout) => ({ layout, intervals: of(layout) }))
    .filter(({ intervals }) => intervals.n > 0)
    .sort((one, other) => shareOf(one.intervals) - shareOf(other.intervals));
  const [least, most] = [found[0]!, found[found.length - 1]!];
  const text = `${percent(shareOf(least.intervals))} (${nameOf(least.layout)}) to ${percent(shareOf(most.intervals))} (${nameOf(most.layout)})`;
  return { text, least: shareOf(least.intervals), most: shareOf(most.intervals) };
}

const contrasts = {
  paired: (layout: LayoutSummary) => right(layout).paired,
  joint: (layout: LayoutSummary) => right(layout).joint,
  headline: (layout: LayoutSummary) => right(layout).headline,
  independent: (layout: LayoutSummary) => layout.naive.contrast,
} as const;
const ways = ["paired", "joint", "headline", "independent"] as const;

function aboutCoverage(run: readonly LayoutSummary[]): string {
  const ranges = ways.map((way) => `- ${way}: ${rangeOf(run, contrasts[way]).text}`);
  const outside = ways.slice(0, 3).map((way) => {
    const beyond = run.filter((layout) => isOutside(contrasts[way](layout)));
    return `${way} ${beyond.length}`;
  });
  return `Coverage (%) of the 95% intervals with the correlation stated as it is, from lowest to highest over the ${run.length} designs:

${ranges.join("\n")}

Designs with a coverage outside 93 to 97 by more than twice the Monte Carlo error: ${outside.join(", ")}, independent ${run.filter((layout) => isOutside(contrasts.independent(layout))).length}.`;
}

/** By more than chance: twice the Monte Carlo standard error. */
const isOutside = (of: Intervals): boolean => of.n > 0 && (isBelow(of) || isAbove(of));
const isBelow = (of: Intervals): boolean => shareOf(of) < target.from - 2 * errorOf(shareOf(of), of.n);
const isAbove = (of: Intervals): boolean => shareOf(of) > target.to + 2 * errorOf(shareOf(of), of.n);

const coverageTable = (run: readonly LayoutSummary[]): string =>
  table(
    ["coverage (%)", ...ways, "paired is the headline (%)", "median df, joint"],
    run.map((layout) => [
      nameOf(layout),
      ...ways.map((way) => withError(contrasts[way](layout))),
      percent(right(layout).headlineIsPaired / right(layout).replications, 0),
      right(layout).joint.df?.toFixed(1) ?? "none",
    ]),
  );

const widthTable = (run: readonly LayoutSummary[]): string =>
  table(
    ["width; power (%)", ...ways],
    run.map((layout) => [
      nameOf(layout),
      ...ways.map((way) => `${width(contrasts[way](layout))}; ${power(contrasts[way](layout))}`),
    ]),
  );

function aboutWidth(run: readonly LayoutSummary[]): string {
  const told = (["complete", "sparse"] as const).map((observed) => {
    const ratios = run
      .filter((layout) => layout.observed === observed)
      .map((layout) => layout.naive.contrast.width! / contrasts.headline(layout).width!)
      .sort((one, other) => one - other);
    return `${ratios[0]!.toFixed(1)} to ${ratios[ratios.length - 1]!.toFixed(1)} times (${observed})`;
  });
  return `Taken for independent, the windows give an interval that is on average ${told.join(" and ")} as
wide as that of the headline. Where few trials have both windows, degrees of freedom are few, and a mean width is that of some very wide
intervals. Where one trial alone has both, \`paired\` is that trial's own interval, which knows of no spread between trials and holds
the mean change too rarely, all the more so where the stated correlation is too high; the headline is then \`joint\`.`;
}

function wrongText(run: readonly LayoutSummary[]): string {
  const lines = run[0]!.analyses.map(({ stated }) => {
    const [paired, joint] = (["paired", "joint"] as const).map(
      (way) => rangeOf(run, (layout) => analysisAt(layout, stated)[way]).text,
    );
    return `- stated ${stated}${stated === RIGHT ? " (as it is)" : ""}: paired ${paired}; joint ${joint}`;
  });
  return `Coverage (%) of the difference from lowest to highest over the designs:

${lines.join("\n")}

By the number of trials, lowest and highest coverage over the other features, and the mean width relative to that with the correlation
as it is:`;
}

function wrongTable(run: readonly LayoutSummary[]): string {
  const rows = distinct(run.map(({ trials }) => trials)).flatMap((trials) =>
    wrong(run).map((stated) => {
      const among = run.filter((layout) => layout.trials === trials);
      return [
        `${trials} trials, stated ${stated}`,
        ...(["paired", "joint", "headline"] as const).flatMap((way) => {
          const { least, most } = rangeOf(among, (layout) => analysisAt(layout, stated)[way]);
          const ratio =
            among.reduce((sum, layout) => sum + analysisAt(layout, stated)[way].width! / right(layout)[way].width!, 0) /
            among.length;
          return [`${percent(least)} to ${percent(most)}`, ratio.toFixed(2)];
        }),
      ];
    }),
  );
  return table(["", ...["paired", "joint", "headline"].flatMap((way) => [`${way}, coverage (%)`, "width"])], rows);
}

function naiveMeanText(run: readonly LayoutSummary[]): string {
  const { text } = rangeOf(run, (layout) => layout.naive.mean);
  const below = run.filter((layout) => isBelow(layout.naive.mean)).length;
  return `It goes from ${text}, and is below 93 by more than chance in ${below} of ${run.length} designs.`;
}

function naiveMeanTable(run: readonly LayoutSummary[]): string {
  const kinds = distinct(run.map(({ windows }) => windows)).flatMap((windows) =>
    (["complete", "sparse"] as const).map((observed) => ({ windows, observed })),
  );
  const rows = distinct(run.map(({ trials }) => trials)).map((trials) => [
    `${trials} trials`,
    ...kinds.map(({ windows, observed }) => {
      const found = run.find(
        (each) => each.trials === trials && each.windows === windows && each.observed === observed,
      );
      return found === undefined ? "not run" : withError(found.naive.mean);
    }),
  ]);
  return table(["", ...kinds.map(({ windows, observed }) => `${windows} windows, ${observed}`)], rows);
}

interface WindowMean {
  readonly layout: LayoutSummary;
  readonly stated: number;
  readonly window: number;
  readonly intervals: Intervals;
  /** Whether the median degrees of freedom are enough. */
  readonly enough: boolean;
}

const windowMeans = (run: readonly LayoutSummary[]): readonly WindowMean[] =>
  run.flatMap((layout) =>
    layout.analyses.flatMap(({ stated, windows }) =>
      windows.flatMap((intervals, window) =>
        intervals.n === 0
          ? []
          : [{ layout, stated, window, intervals, enough: intervals.df !== null && intervals.df >= target.df }],
      ),
    ),
  );

/** As it is counted, chance or not. */
const misses = ({ intervals, enough }: WindowMean): boolean =>
  shareOf(intervals) < target.from || (enough && shareOf(intervals) > target.to);

function cr2Text(run: readonly LayoutSummary[]): string {
  const all = windowMeans(run);
  const told = [true, false].map((enough) => {
    const among = all.filter((each) => each.enough === enough);
    const held = among.filter((each) => !misses(each)).length;
    const wanted = enough ? "93 to 97" : "93 or more";
    const where = enough ? `${target.df} or more` : `below ${target.df}`;
    if (among.length === 0) return `- median degrees of freedom ${where}: there are none`;
    const verdict = held === among.length ? "all hold" : `${held} of ${among.length} hold`;
    return `- median degrees of freedom ${where}: ${verdict} ${wanted} (${spread(among)})`;
  });
  return `They are to hold the mean in 93 to 97% where the median degrees of freedom are ${target.df} or more, and in not less than 93% elsewhere. Of all
means (design, window, stated correlation):

${told.join("\n")}

A window in which one trial alone stands has no CR2 interval, and takes the standard error of the model; those intervals are counted
apart: ${loneText(run)}`;
}

const spread = (among: readonly WindowMean[]): string => {
  const shares = among.map(({ intervals }) => shareOf(intervals));
  return `lowest ${percent(Math.min(...shares))}, highest ${percent(Math.max(...shares))}`;
};

function loneText(run: readonly LayoutSummary[]): string {
  const all = run.flatMap(({ analyses }) => analyses.map(({ lone }) => lone));
  const n = all.reduce((sum, each) => sum + each.n, 0);
  const covered = all.reduce((sum, each) => sum + each.covered, 0);
  return n === 0 ? "none." : `${thousands(n)}, of which ${percent(covered / n)}% hold the mean.`;
}

function cr2Table(run: readonly LayoutSummary[]): string {
  const all = windowMeans(run);
  const rows = [true, false].flatMap((enough) =>
    run[0]!.analyses.flatMap(({ stated }) => {
      const among = all.filter((each) => each.enough === enough && each.stated === stated);
      if (among.length === 0) return [];
      const [n, covered] = [
        among.reduce((sum, { intervals }) => sum + intervals.n, 0),
        among.reduce((sum, { intervals }) => sum + intervals.covered, 0),
      ];
      return [
        [
          `${enough ? `${target.df} or more` : `below ${target.df}`}, stated ${stated}`,
          among.length,
          percent(covered / n),
          ...[Math.min, Math.max].map((end) => percent(end(...among.map(({ intervals }) => shareOf(intervals))))),
          among.filter(misses).length,
        ],
      ];
    }),
  );
  return table(["median df", "means", "coverage (%) of all", "lowest", "highest", "outside the aim"], rows);
}

function outsideText(run: readonly LayoutSummary[]): string {
  const beyond = windowMeans(run).filter(misses);
  if (beyond.length === 0) return "No mean is outside.";
  const designs = run.flatMap((layout) => {
    const here = beyond.filter((each) => each.layout === layout);
    if (here.length === 0) return [];
    const dfs = here.map(({ intervals }) => intervals.df ?? Number.POSITIVE_INFINITY);
    const shares = here.map(({ intervals }) => shareOf(intervals));
    const error = errorOf(Math.min(...shares), Math.min(...here.map(({ intervals }) => intervals.n)));
    return [
      [
        nameOf(layout),
        `${here.length} of ${windowMeans([layout]).length}`,
        `${Math.min(...dfs).toFixed(1)} to ${Math.max(...dfs).toFixed(1)}`,
        `${percent(Math.min(...shares))} to ${percent(Math.max(...shares))}`,
        percent(error),
      ],
    ];
  });
  return `Where they are outside:

${table(["design", "means", "median df", "coverage (%)", "Monte Carlo error"], designs)}`;
}

const refusedOf = ({ refused }: AnalysisSummary): number => Object.values(refused).reduce((sum, n) => sum + n, 0);

function countsText(run: readonly LayoutSummary[]): string {
  const all = run.flatMap(({ analyses }) => analyses);
  const sum = (of: (each: AnalysisSummary) => number): number => all.reduce((total, each) => total + of(each), 0);
  const codes = [...new Set(all.flatMap(({ refused }) => Object.keys(refused)))];
  const refused = sum(refusedOf);
  return `Of ${thousands(sum(({ replications }) => replications))} joint fits ${thousands(sum(({ notConverged }) => notConverged))} did not converge; their intervals are counted with the others. ${refused === 0 ? "None was refused" : `${thousands(refused)} were refused (${codes.join(", ")}), which have no interval and are not in the coverage`}.
In ${thousands(sum(({ reduced }) => reduced))} fits a simpler covariance of the true effects was fitted, because the effects could not tell the one asked for. Where no
trial has both windows there is no \`paired\`; where one trial is left of a window for the independent analysis, it has no degrees of
freedom, and no interval. Designs with any of these, over all stated correlations:`;
}

function countsTable(run: readonly LayoutSummary[]): string {
  const rows = run.flatMap((layout) => {
    const sum = (of: (each: AnalysisSummary) => number): number =>
      layout.analyses.reduce((total, each) => total + of(each), 0);
    const fits = sum(({ replications }) => replications);
    const numbers = [
      sum(({ notConverged }) => notConverged),
      sum(refusedOf),
      sum(({ reduced }) => reduced),
      fits - sum(refusedOf) - sum(({ paired }) => paired.n),
      fits - sum(refusedOf) - sum(({ joint }) => joint.n),
      right(layout).replications - layout.naive.contrast.n,
    ];
    return numbers.every((n) => n === 0) ? [] : [[nameOf(layout), fits, ...numbers].map((n) => thousands2(n))];
  });
  const head = [
    "",
    "fits",
    "not converged",
    "refused",
    "simpler",
    "no paired",
    "no joint",
    "no independent (once a review)",
  ];
  return rows.length === 0 ? "None." : table(head, rows);
}

const thousands2 = (value: string | number): string => (typeof value === "number" ? thousands(value) : value);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writePage();
