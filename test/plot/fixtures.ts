import type {
  Cell,
  ComputedEffect,
  Contrast,
  ContrastMeasure,
  Control,
  Design,
  Direction,
  EffectMethod,
  Fit,
  FittedStudy,
  Grid,
  Outcome,
  Overlap,
  PoolMethod,
  Strata,
  Stratum,
  WindowSet,
} from "../../src/types/index.js";

/** Frozen through and through, so that a figure that changes its input fails. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

export const pain: Outcome = {
  name: "pain",
  label: "pain intensity",
  domain: "pain",
  role: "clinical",
  better: "lower",
  scale: [0, 100],
  unit: "mm",
  smallestWorthwhile: { value: 10, unit: "mm", kind: "between-group", source: "consensus of 2015" },
  referenceSd: null,
  denominatorUnit: null,
  rank: 0,
};

const disease: Outcome = {
  ...pain,
  name: "tuberculosis",
  label: "tuberculosis",
  domain: "infection",
  scale: null,
  unit: null,
  smallestWorthwhile: null,
};

const control = (name: string, comparator: string, shamType: string | null, order: number): Control => ({
  name,
  order,
  comparator,
  shamType,
  masked: shamType === null ? "no" : "yes",
  skinPenetrated: shamType === null ? "no" : shamType === "penetrating" ? "yes" : "no",
  apart: false,
});

export const controls = [
  control("no treatment", "no-treatment", null, 0),
  control("same care", "same-care", null, 1),
  control("sham: inert device", "sham", "inert-device", 2),
  control("sham: non-penetrating", "sham", "non-penetrating", 3),
  control("sham: penetrating", "sham", "penetrating", 4),
] as const;

export const windows: WindowSet = {
  name: "example",
  source: "made for tests",
  closed: "right",
  windows: [
    { name: "immediate", from: 0, to: 3 / 7, anchor: null },
    { name: "short", from: 3 / 7, to: 12, anchor: 6 },
    { name: "long", from: 12, to: 52, anchor: 26 },
  ],
};

const method: PoolMethod = {
  tau2: "REML",
  interval: "HKSJ",
  prediction: "k-1-HK",
  tau2Interval: "Q-profile",
  level: 0.95,
};

const effectMethod: EffectMethod = {
  measure: "MD",
  scale: [0, 10],
  favours: null,
  variance: "LS",
  standardizer: "visit",
  zeroCells: { add: 0.5, to: "only0", drop00: false },
};

interface Given {
  readonly label: string;
  readonly yi: number;
  readonly se: number;
  readonly year?: number | null;
  readonly weeks?: number | null;
  readonly n?: readonly [number | null, number | null];
  readonly events?: readonly [number, number];
  readonly control?: Control;
  readonly outcome?: Outcome;
  readonly measure?: ContrastMeasure;
  readonly status?: "usable" | "doubtful";
  readonly synthetic?: boolean;
  readonly design?: Design;
  readonly favours?: "left" | "right" | null;
}

export function effect(given: Given): ComputedEffect {
  const [treatment, comparator] = given.n ?? [40, 38];
  const outcome = given.outcome ?? pain;
  const base = {
    row: 1,
    line: 2,
    id: null,
    dataset: "fixture",
    synthetic: given.synthetic ?? false,
    design: given.design ?? "controlled",
    trial: given.label,
    year: given.year ?? null,
    treatmentArm: "a",
    comparatorArm: "b",
    control: given.control ?? controls[4],
    outcome,
    instrument: null,
    scale: outcome.scale,
    visit: "follow-up",
    weeks: given.weeks === undefined ? 6 : given.weeks,
    weeksFrom: "randomisation",
    treatmentWeeks: null,
    reportedWindow: null,
    region: null,
    condition: null,
    direction: null,
    pValue: null,
    note: null,
    facts: {},
    trialFacts: null,
    doubts: [],
  } as const;
  const contrast: Contrast =
    given.events && treatment !== null && comparator !== null
      ? {
          ...base,
          kind: "events",
          treatment: { n: treatment, events: given.events[0] },
          comparator: { n: comparator, events: given.events[1] },
        }
      : {
          ...base,
          kind: "means",
          score: "final",
          treatment: { n: treatment, mean: 3.4, sd: 2.1, se: null, ci: null },
          comparator: { n: comparator, mean: 4.5, sd: 2.3, se: null, ci: null },
          ciLevel: 0.95,
          ciDistribution: "t",
        };
  return {
    contrast,
    method: { ...effectMethod, measure: given.measure ?? "MD", favours: given.favours ?? null },
    status: given.status ?? "usable",
    rows: [1],
    standardizer: null,
    label: given.label,
    yi: given.yi,
    vi: given.se ** 2,
    original: given.yi,
    aligned: false,
    n: { treatment, comparator },
    derivation: [],
  };
}

/** A fit whose numbers are plausible, not exact: moments for tau2, the normal quantile everywhere. */
export function fitOf(effects: readonly ComputedEffect[], changes: Partial<Fit> = {}): Fit {
  const k = effects.length;
  const wide = (yi: number, se: number) => [yi - 1.959964 * se, yi + 1.959964 * se] as const;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const fixed = effects.map(({ vi }) => 1 / vi);
  const mean = sum(effects.map(({ yi }, i) => yi * fixed[i]!)) / sum(fixed);
  const statistic = sum(effects.map(({ yi }, i) => fixed[i]! * (yi - mean) ** 2));
  const spread = sum(fixed) - sum(fixed.map((w) => w ** 2)) / sum(fixed);
  const tau2 = k > 1 ? Math.max(0, (statistic - (k - 1)) / spread) : null;
  const w = effects.map(({ vi }) => 1 / (vi + (tau2 ?? 0)));
  const estimate = k === 0 ? null : sum(effects.map(({ yi }, i) => yi * w[i]!)) / sum(w);
  const stdError = k === 0 ? null : 1 / Math.sqrt(sum(w));
  const studies: FittedStudy[] = effects.map((one, i) => ({
    label: one.label,
    yi: one.yi,
    vi: one.vi,
    confidence: wide(one.yi, Math.sqrt(one.vi)),
    weight: w[i]! / sum(w),
    effect: one,
  }));
  const confidence = estimate === null || stdError === null ? null : wide(estimate, (k === 2 ? 6.5 : 1.15) * stdError);
  const alternative = (tau: "CE" | "REML", interval: "z" | "HKSJ", factor: number) => ({
    tau2: tau,
    interval,
    estimate: estimate ?? 0,
    stdError: stdError ?? 1,
    df: interval === "z" ? null : 1,
    confidence: wide(estimate ?? 0, factor * (stdError ?? 1)),
  });
  return {
    method,
    measure: effects[0]?.method.measure ?? null,
    k,
    studies,
    estimate,
    stdError,
    statistic: null,
    df: k > 1 ? k - 1 : null,
    pValue: null,
    confidence,
    prediction:
      k > 2 && estimate !== null ? wide(estimate, 1.15 * Math.sqrt((tau2 ?? 0) + (stdError ?? 0) ** 2)) : null,
    predictionDf: k > 2 ? k - 1 : null,
    tau2,
    tau2StdError: null,
    tau2Confidence: null,
    tau: tau2 === null ? null : Math.sqrt(tau2),
    I2: k > 1 ? Math.max(0, (statistic - (k - 1)) / statistic) : null,
    I2Confidence: null,
    H2: null,
    H2Confidence: null,
    Q: k > 1 ? { statistic, df: k - 1, pValue: 0.0312 } : null,
    logLikelihood: null,
    statistics: null,
    hksjFactor: null,
    alternatives:
      k === 2 ? [alternative("CE", "z", 0.9), alternative("REML", "z", 1), alternative("REML", "HKSJ", 6.5)] : [],
    converged: true,
    iterations: 4,
    notes: [],
    ...changes,
  };
}

export interface GivenCell {
  readonly window: string;
  readonly control: Control;
  readonly effects?: readonly ComputedEffect[];
  readonly doubtful?: readonly ComputedEffect[];
  readonly passedOver?: readonly ComputedEffect[];
  readonly without?: readonly Direction[];
}

function cellOf(given: GivenCell): Cell {
  const effects = given.effects ?? [];
  const doubtful = given.doubtful ?? [];
  const stratum: Stratum = {
    key: { window: given.window, control: given.control.name, domain: "pain" },
    domain: "pain",
    control: given.control,
    effects,
    doubtful,
    passedOver: (given.passedOver ?? []).map((one) => ({
      effect: one,
      rule: "time point",
      reason: "another is closer",
    })),
    withoutNumbers: (given.without ?? []).map((direction, i) => ({
      trial: `No numbers ${i + 1}`,
      direction,
      rows: [i + 1],
    })),
    notes: [],
  };
  return {
    stratum,
    fit: fitOf(effects),
    withDoubtful: doubtful.length > 0 ? fitOf([...effects, ...doubtful]) : null,
  };
}

/** A grid of windows by controls from the cells that have anything in them. */
export function gridOf(
  given: readonly GivenCell[],
  changes: Partial<Strata> = {},
  axes: { windows?: readonly string[]; controls?: readonly Control[] } = {},
): Grid {
  const names = axes.windows ?? windows.windows.map(({ name }) => name);
  const ladder = axes.controls ?? controls;
  const cells = names.flatMap((window) =>
    ladder.map((one) =>
      cellOf(given.find((cell) => cell.window === window && cell.control === one) ?? { window, control: one }),
    ),
  );
  const overlaps = ladder.flatMap((one): Overlap[] =>
    names.flatMap((first, i) =>
      names.slice(i + 1).flatMap((second): Overlap[] => {
        const trials = (window: string) =>
          cells
            .filter(({ stratum }) => stratum.key.window === window && stratum.control === one)
            .flatMap(({ stratum }) => stratum.effects.map(({ contrast }) => contrast.trial));
        const [a, b] = [trials(first), trials(second)];
        if (a.length === 0 || b.length === 0) return [];
        return [
          {
            control: one.name,
            key: { control: one.name, domain: "pain" },
            windows: [first, second],
            both: a.filter((trial) => b.includes(trial)),
            onlyFirst: a.filter((trial) => !b.includes(trial)),
            onlySecond: b.filter((trial) => !a.includes(trial)),
          },
        ];
      }),
    ),
  );
  return frozen({
    strata: {
      method: {
        by: ["window", "control"],
        windows,
        weeksFrom: "randomisation",
        timepoint: "closest",
        sharedArms: "combine",
        includeDoubtful: false,
      },
      effectMethod,
      outcomes: [pain],
      synthetic: false,
      design: "controlled",
      datasets: ["fixture"],
      facets: [
        { name: "window", label: "Window", values: names },
        { name: "control", label: "Control", values: ladder.map(({ name }) => name) },
      ],
      strata: cells.map(({ stratum }) => stratum),
      unplaced: [],
      overlaps,
      notes: [],
      ...changes,
    },
    method,
    cells,
    notes: [],
  });
}

/** Numbers that look drawn and are the same in every run. */
export const wobble = (seed: number): number => {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
};

/** The thirteen trials of BCG vaccine against tuberculosis of Colditz 1994 as `dat.bcg` has them. */
const bcgRows = [
  ["Aronson", 1948, 4, 123, 11, 139],
  ["Ferguson & Simes", 1949, 6, 306, 29, 303],
  ["Rosenthal et al", 1960, 3, 231, 11, 220],
  ["Hart & Sutherland", 1977, 62, 13598, 248, 12867],
  ["Frimodt-Moller et al", 1973, 33, 5069, 47, 5808],
  ["Stein & Aronson", 1953, 180, 1541, 372, 1451],
  ["Vandiviere et al", 1973, 8, 2545, 10, 629],
  ["TPT Madras", 1980, 505, 88391, 499, 88391],
  ["Coetzee & Berjak", 1968, 29, 7499, 45, 7277],
  ["Rosenthal et al", 1961, 17, 1716, 65, 1665],
  ["Comstock et al", 1974, 186, 50634, 141, 27338],
  ["Comstock & Webster", 1969, 5, 2498, 3, 2341],
  ["Comstock et al", 1976, 27, 16913, 29, 17854],
] as const;

export const bcg: Fit = frozen(
  fitOf(
    bcgRows.map(([label, year, a, n1, c, n2]) =>
      effect({
        label,
        year,
        yi: Math.log(a / n1 / (c / n2)),
        se: Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n2),
        n: [n1, n2],
        events: [a, c],
        outcome: disease,
        measure: "RR",
        weeks: null,
      }),
    ),
  ),
);

const trial = (label: string, yi: number, se: number, weeks: number, which: Control, n: readonly [number, number]) =>
  effect({ label, yi, se, weeks, control: which, n });

/** Three windows by four controls, mostly empty. */
export const sparse: Grid = gridOf(
  [
    {
      window: "immediate",
      control: controls[2],
      effects: [trial("Irnich 2002", -0.86, 0.43, 0.14, controls[2], [34, 34])],
    },
    {
      window: "immediate",
      control: controls[3],
      without: ["favours-treatment", "favours-treatment", "no-difference", "unclear"],
    },
    {
      window: "short",
      control: controls[3],
      effects: [
        trial("Cotchett 2014", -1.44, 0.47, 6, controls[3], [41, 43]),
        trial("Sterling 2015", 0.01, 0.36, 6, controls[3], [40, 40]),
      ],
      without: ["no-difference"],
    },
    {
      window: "short",
      control: controls[4],
      doubtful: [
        effect({
          label: "Pai 2021",
          yi: -1.9,
          se: 0.4,
          weeks: 4,
          control: controls[4],
          status: "doubtful",
          n: [null, null],
        }),
      ],
      without: ["favours-treatment", "no-difference", "no-difference", "no-difference", "favours-treatment"],
    },
    { window: "long", control: controls[3], effects: [trial("Sterling 2015", -0.42, 0.51, 26, controls[3], [38, 36])] },
    { window: "long", control: controls[4], without: ["no-difference"] },
  ],
  {},
  { controls: controls.slice(1) },
);

/** Two windows by three controls with so many trials each. */
export const large = (perCell: number): Grid =>
  gridOf(
    ["short", "long"].flatMap((window, i) =>
      controls.slice(0, 3).map(
        (one, j): GivenCell => ({
          window,
          control: one,
          effects: Array.from({ length: perCell }, (_, t) => {
            const seed = 1000 * i + 100 * j + t;
            return effect({
              label: `Synthetic ${String(t + 1 + 20 * j).padStart(2, "0")}`,
              year: 2000 + (t % 21),
              yi: -0.9 + 0.5 * i + 0.7 * wobble(seed),
              se: 0.25 + 0.2 * Math.abs(wobble(seed + 7)),
              weeks: i === 0 ? 4 + (t % 8) : 20 + (t % 30),
              control: one,
              n: [30 + (t % 40), 31 + (t % 37)],
              synthetic: true,
            });
          }),
        }),
      ),
    ),
    { synthetic: true },
    { windows: ["short", "long"], controls: controls.slice(0, 3) },
  );

/** Five controls, each trial measured several times. */
export const fading: Grid = (() => {
  const visits = [1 / 7, 1, 4, 8, 12, 26, 52] as const;
  const cells: GivenCell[] = [];
  for (const [c, one] of controls.entries()) {
    const trials = [5, 4, 1, 6, 0][c]!;
    const all = Array.from({ length: trials }, (_, t) =>
      visits
        .filter((_, v) => wobble(31 * c + 7 * t + v) > -0.35)
        .map((weeks) =>
          effect({
            label: `Synthetic ${String(10 * c + t + 1).padStart(2, "0")}`,
            yi: -(1.8 - 0.3 * c) * Math.exp(-weeks / 20) + 0.5 * wobble(100 * c + 10 * t) + 0.2 * wobble(weeks + t),
            se: 0.3 + 0.15 * Math.abs(wobble(t)),
            weeks,
            control: one,
            synthetic: true,
          }),
        ),
    );
    for (const { name, from, to } of windows.windows) {
      const inWindow = all.map((one) =>
        one.filter(({ contrast }) => contrast.weeks! > from - 1e-9 && contrast.weeks! <= to!),
      );
      const chosen = inWindow.flatMap((one) => one.slice(-1));
      cells.push({
        window: name,
        control: one,
        effects: chosen,
        passedOver: inWindow.flatMap((one) => one.slice(0, -1)),
      });
    }
  }
  return gridOf(cells, { synthetic: true });
})();
