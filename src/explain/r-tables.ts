import type { PersonTime, TableFit, TwoByTwo, ZeroCells } from "../types/index.js";
import { comment, frame, number } from "./r-text.js";

const isRate = (counts: TwoByTwo | PersonTime): counts is PersonTime => "t1i" in counts;

/** An effect that was aligned is that of the opposite event. */
const opposite = (counts: TwoByTwo | PersonTime): TwoByTwo | PersonTime =>
  isRate(counts) ? counts : { ai: counts.bi, bi: counts.ai, ci: counts.di, di: counts.ci };

const truth = (value: boolean): string => (value ? "TRUE" : "FALSE");

/** What is added for the studies' own effects, and to the tables that are pooled. */
function additions(own: ZeroCells | null, pooled: ZeroCells): string {
  const both = [own ?? pooled, pooled];
  const to = both.map(({ add, to: which }) => (add === 0 ? "none" : which));
  return `add = c(${both.map(({ add }) => number(add)).join(", ")}), to = c(${to.map((each) => `"${each}"`).join(", ")}), drop00 = c(${both.map(({ drop00 }) => truth(drop00)).join(", ")})`;
}

/** The parts of a script that does what `mantelHaenszel` or `peto` did. */
export function tablesScript(fit: TableFit): readonly string[] {
  const { tables, studies, method, correction, zeroCells, variance, measure, association } = fit;
  const aligned = new Map(studies.map(({ label, effect }) => [label, effect?.aligned ?? false]));
  const isAligned = (label: string): boolean =>
    aligned.get(label) ?? (studies.length > 0 && studies.every(({ effect }) => effect?.aligned ?? false));
  const counts = tables.map((table) => (isAligned(table.label) ? opposite(table.counts) : table.counts));
  const names = counts.some(isRate) ? ["x1i", "t1i", "x2i", "t2i"] : ["ai", "bi", "ci", "di"];
  const columns = names.map((name) => [
    name,
    counts.map((each) => (each as unknown as Readonly<Record<string, number>>)[name] as number),
  ]);
  const own = names.map((name) => `${name} = ${name}`).join(", ");
  const data = frame("dat", { label: tables.map(({ label }) => label), ...Object.fromEntries(columns) });
  if (fit.estimate === null) {
    if (tables.length === 0) return [comment("There is no table to pool.")];
    const there = variance === "Peto" ? "rma.peto stops" : "rma.mh gives NA";
    const nothing = comment(`No estimate follows from these tables, and there is nothing to pool: ${there}.`);
    return [data, `${nothing}\nprint(dat)`];
  }
  const level = number(Number((100 * method.level).toPrecision(12)));
  const lines = [
    ...(variance === "Peto" ? [own] : [`measure = "${measure}", ${own}`]),
    "data = dat, slab = label",
    additions(zeroCells, correction),
    ...(variance === "Peto" ? [] : [`correct = ${truth(association?.continuityCorrection ?? true)}`]),
    `level = ${level}`,
  ];
  const call = variance === "Peto" ? "rma.peto" : "rma.mh";
  return [
    data,
    ...(measure === "RD" && variance === "Greenland-Robins"
      ? [
          comment(
            "metafor has the variance of Sato, Greenland and Robins for a risk difference; the estimate is the same",
          ),
        ]
      : []),
    `fit <- ${call}(\n${lines.map((line) => `  ${line}`).join(",\n")}\n)\nprint(fit, digits = 6)`,
  ];
}
