import { presetNames } from "../explain/index.js";
import { contrastMeasures } from "../measure/index.js";
import { methodNames } from "../model/index.js";
import type { Call, Flag } from "./command.js";
import { UsageError } from "./failure.js";

/** Which effect is asked for. */
export const questionFlags: Readonly<Record<string, Flag>> = {
  outcome: { value: "NAME", help: "an outcome domain, or one outcome" },
  measure: { value: "CODE", choices: contrastMeasures, help: "effect measure" },
  scale: { value: "LOW,HIGH", help: "for MD: the scale that all rows are brought to, such as 0,10" },
  favours: { value: "SIDE", choices: ["left", "right"], help: "side of the axis that favours the treatment" },
  standardizer: {
    value: "NAME",
    choices: ["visit", "baseline", "fixed"],
    help: "for SMD: whose standard deviation divides",
  },
  variance: {
    value: "CODE",
    choices: ["LS", "LS2", "UB", "HO", "H0", "CS", "ST", "RevMan5"],
    help: "form of the sampling variance, where the measure has several",
  },
};

/** How effects are divided. */
export const strataFlags: Readonly<Record<string, Flag>> = {
  title: { value: "TEXT", help: "title of the figures" },
  by: { value: "A,B", help: "facets of the grid, such as window,control" },
  windows: { value: "NAME", help: "set of windows: cochranePain, gattie2017, needling, or reported" },
  timepoint: {
    value: "RULE",
    choices: ["closest", "latest", "earliest", "aggregate"],
    help: "which visit of a trial counts in a window",
  },
  "include-doubtful": { help: "pool rows whose numbers contradict one another, too" },
};

/** How effects are pooled. */
export const methodFlags: Readonly<Record<string, Flag>> = {
  preset: { value: "NAME", choices: presetNames, help: "settings of another program; other flags win" },
  tau2: { value: "CODE", choices: methodNames.tau2, help: "between-study variance (CE: common effect)" },
  interval: { value: "CODE", choices: methodNames.interval, help: "confidence interval" },
  prediction: {
    value: "CODE",
    choices: methodNames.prediction,
    help: "prediction interval by degrees of freedom and standard error",
  },
  level: { value: "P", help: "level of the intervals, 0.95 unless given" },
};

/** The fields of a plan that were given as flags; what they say wins over a file. */
export function planFields({ values, has }: Call): Readonly<Record<string, unknown>> {
  const texts = [
    "title",
    "outcome",
    "measure",
    "favours",
    "standardizer",
    "variance",
    "windows",
    "timepoint",
    "preset",
    "tau2",
    "interval",
    "prediction",
  ];
  return {
    ...Object.fromEntries(texts.filter(has).map((name) => [name, values[name]])),
    ...(has("by") ? { by: (values.by ?? "").split(",").map((name) => name.trim()) } : {}),
    ...(has("scale") ? { scale: scaleOf(values.scale ?? "") } : {}),
    ...(has("level") ? { level: levelOf(values.level ?? "") } : {}),
    ...(has("include-doubtful") ? { includeDoubtful: true } : {}),
  };
}

function scaleOf(text: string): [number, number] {
  const [low = "", high = "", ...rest] = text.split(",").map((part) => part.trim());
  const ends: [number, number] = [Number(low), Number(high)];
  if (low === "" || high === "" || rest.length > 0 || !(ends[0] < ends[1])) {
    throw new UsageError(`--scale needs the lower and the higher end, such as 0,10, got "${text}"`);
  }
  return ends;
}

export function levelOf(text: string): number {
  const level = Number(text);
  if (text.trim() !== "" && level > 0 && level < 1) return level;
  throw new UsageError(`--level needs a number between 0 and 1, such as 0.95, got "${text}"`);
}
