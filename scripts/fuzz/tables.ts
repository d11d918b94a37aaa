import * as datasets from "../../datasets/index.js";
import { readContrasts, trialColumns } from "../../src/data/index.js";
import { effectSizes } from "../../src/effect/index.js";
import { toCsv } from "../../src/tidy/index.js";
import type { Contrast, ContrastMeasure } from "../../src/types/index.js";
import type { Reader } from "./readers.js";

/** A table that one of the readers understands, made of a shipped one. */
export interface Source {
  readonly reader: Reader;
  readonly csv: string;
  /** As JSON. */
  readonly codebook: string;
  /** The contrasts of the data set, for a table of trials to be joined to. */
  readonly contrasts: readonly Contrast[];
  /** What can be asked of the data. */
  readonly questions: readonly Question[];
}

interface Question {
  readonly outcome: string;
  readonly measure: ContrastMeasure;
}

/** As many contrasts are joined to facts of their trials: more cost time and show nothing new. */
const joined = 20;

/** The shipped tables as they are, and the same data as tables of arms, effects and trials. */
export const sources: readonly Source[] = Object.values(datasets).flatMap((dataset) => {
  const contrasts = readContrasts(dataset);
  const { layout: _, ...book } = dataset.codebook;
  const source = (reader: Reader, csv: string, codebook: object = book): Source => ({
    ...{ reader, csv, contrasts, questions: questionsOf(contrasts) },
    codebook: JSON.stringify(codebook),
  });
  const few = contrasts.slice(0, joined);
  const isOfArms = dataset.codebook.layout === "arms";
  const made = [
    source("arms", isOfArms ? dataset.csv : armsOf(contrasts)),
    source("effects", effectsOf(contrasts)),
    { ...source("trials", trialsOf(few)), contrasts: few },
  ];
  return [source("contrasts", dataset.csv, dataset.codebook), ...made.filter(({ csv }) => csv.split("\n").length > 2)];
});

/** Both arms of every contrast, each arm of a visit once. */
function armsOf(contrasts: readonly Contrast[]): string {
  const seen = new Set<string>();
  const references = new Map(contrasts.map(({ trial, comparatorArm }) => [trial, comparatorArm]));
  return toCsv(
    contrasts.flatMap((contrast) => {
      if (contrast.kind !== "means" && contrast.kind !== "events") return [];
      return (["comparator", "treatment"] as const).flatMap((side) => {
        const { trial, outcome, weeks, reportedWindow, visit, control } = contrast;
        const arm = side === "treatment" ? contrast.treatmentArm : contrast.comparatorArm;
        const key = JSON.stringify([trial, outcome.name, weeks, reportedWindow, arm]);
        if (seen.has(key)) return [];
        seen.add(key);
        const numbers = contrast[side];
        return [
          {
            ...{ trial, arm, reference: references.get(trial) === arm ? "yes" : null },
            ...(side === "comparator" ? { comparator: control.comparator, shamType: control.shamType } : {}),
            ...{ outcome: outcome.name, visit, weeks, window: reportedWindow?.name ?? null },
            ...{ n: numbers.n, events: "events" in numbers ? numbers.events : null },
            ...("mean" in numbers ? { mean: numbers.mean, sd: numbers.sd, se: numbers.se } : {}),
          },
        ];
      });
    }),
  );
}

/** What {@link effectSizes} makes of the contrasts, question by question. */
function effectsOf(contrasts: readonly Contrast[]): string {
  return toCsv(
    questionsOf(contrasts).flatMap((question) =>
      effectSizes(contrasts, question).flatMap(({ contrast, yi, vi }) => {
        if (yi === null || vi === null) return [];
        const { trial, weeks, reportedWindow, treatmentArm, comparatorArm, control } = contrast;
        return [
          {
            ...{ trial, treatmentArm, comparatorArm, comparator: control.comparator, shamType: control.shamType },
            ...{ outcome: contrast.outcome.name, weeks, window: reportedWindow?.name ?? null },
            ...{ measure: question.measure, yi, vi },
          },
        ];
      }),
    ),
  );
}

/** Every outcome domain with the measures that its rows can give. */
function questionsOf(contrasts: readonly Contrast[]): readonly Question[] {
  const asked = contrasts.map((contrast): Question => {
    const measure = contrast.kind === "estimate" ? contrast.measure : contrast.kind === "events" ? "OR" : "SMD";
    return { outcome: contrast.outcome.domain, measure };
  });
  return [...new Map(asked.map((each) => [JSON.stringify(each), each])).values()];
}

/** What a table of trials may say of the trials of a data set; each cell holds what its column asks for. */
function trialsOf(contrasts: readonly Contrast[]): string {
  const trials = [...new Map(contrasts.map((each) => [each.trial, each])).values()];
  return toCsv(
    trials.map((contrast, i) =>
      Object.fromEntries(
        trialColumns.map(({ name, type, values }, j) => {
          const at = i + j;
          if (name === "trial") return [name, contrast.trial];
          if (name === "region" || name === "condition") return [name, contrast[name]];
          if (type === "one-of") return [name, values?.[at % values.length] ?? null];
          return [name, type === "text" ? `${name} ${at % 3}` : 1 + (at % 40)];
        }),
      ),
    ),
  );
}
