import {
  asin,
  atanh,
  exp,
  expm1,
  log,
  log1p,
  normalQuantile,
  normalUpperTail,
  pow,
  sin,
  tanh,
} from "../numeric/index.js";

/** The scales on which effects are analysed, by their names in the field. */
export type ScaleName =
  | "identity"
  | "log"
  | "logit"
  | "probit"
  | "arcsine"
  | "double-arcsine"
  | "root"
  | "double-root"
  | "fisher-z"
  | "fisher-z-of-root"
  | "cube-root"
  | "log-of-rest";

/** A scale of analysis: how it came about, and the way back to the scale that a reader sees. */
export interface Scale {
  /** In words: `log`. */
  readonly name: string;
  /** What leads back: `exp(y)`. */
  readonly inverse: string;
  readonly forward: (value: number, n: number) => number;
  readonly back: (y: number, n: number) => number;
  /** Values on the natural scale, between which an estimate lies. */
  readonly range: readonly [low: number, high: number];
  /** What the transformation hangs on beside the value; `null` for most. */
  readonly needs: "size" | "time" | null;
}

const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const positive = [0, Number.POSITIVE_INFINITY] as const;
const proportion = [0, 1] as const;

const same = (value: number): number => value;
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
const square = (x: number): number => x * x;

/** Angle whose squared sine is a proportion; from the nearer end, so that no digits are lost. */
const arcsine = (p: number): number => (p < 0.5 ? asin(Math.sqrt(p)) : Math.PI / 2 - asin(Math.sqrt(1 - p)));

const doubleArcsine = (p: number, n: number): number =>
  0.5 * (arcsine((p * n) / (n + 1)) + arcsine((p * n + 1) / (n + 1)));

/** Miller's inverse; what lies beyond the angles of no events and of events alone is 0 or 1. */
function fromDoubleArcsine(y: number, n: number): number {
  if (y <= doubleArcsine(0, n)) return 0;
  if (y >= doubleArcsine(1, n)) return 1;
  const s = sin(2 * y);
  const cosine = 1 - 2 * square(sin(y));
  const inner = 1 - square(s + (s - 1 / s) / n);
  return clamp(0.5 * (1 - Math.sign(cosine) * Math.sqrt(Math.max(0, inner))), 0, 1);
}

const doubleRoot = (rate: number, time: number): number => 0.5 * (Math.sqrt(rate) + Math.sqrt(rate + 1 / time));

const scales: Readonly<Record<ScaleName, Scale>> = {
  identity: { name: "as it is", inverse: "y", forward: same, back: same, range: everything, needs: null },
  log: { name: "log", inverse: "exp(y)", forward: log, back: exp, range: positive, needs: null },
  logit: {
    name: "log odds",
    inverse: "exp(y) / (1 + exp(y))",
    forward: (p: number) => log(p / (1 - p)),
    back: (y: number) => (y < 0 ? exp(y) / (1 + exp(y)) : 1 / (1 + exp(-y))),
    range: proportion,
    needs: null,
  },
  probit: {
    name: "normal quantile",
    inverse: "Φ(y)",
    forward: normalQuantile,
    back: (y: number) => normalUpperTail(-y),
    range: proportion,
    needs: null,
  },
  arcsine: {
    name: "angle of the root",
    inverse: "sin²(y)",
    forward: arcsine,
    back: (y: number) => square(sin(clamp(y, 0, Math.PI / 2))),
    range: proportion,
    needs: null,
  },
  "double-arcsine": {
    name: "mean of two angles of roots",
    inverse: "Miller's inverse, for n persons",
    forward: doubleArcsine,
    back: fromDoubleArcsine,
    range: proportion,
    needs: "size",
  },
  root: {
    name: "square root",
    inverse: "y²",
    forward: Math.sqrt,
    back: (y: number) => square(Math.max(0, y)),
    range: positive,
    needs: null,
  },
  "double-root": {
    name: "mean of two square roots",
    inverse: "(y − 1/(4ty))², for a time t",
    forward: doubleRoot,
    back: (y: number, time: number) => (y <= doubleRoot(0, time) ? 0 : square(y - 1 / (4 * time * y))),
    range: positive,
    needs: "time",
  },
  "fisher-z": {
    name: "Fisher's z",
    inverse: "tanh(y)",
    forward: atanh,
    back: tanh,
    range: [-1, 1],
    needs: null,
  },
  "fisher-z-of-root": {
    name: "Fisher's z of the root",
    inverse: "tanh²(y)",
    forward: (r2: number) => atanh(Math.sqrt(r2)),
    back: (y: number) => square(tanh(Math.max(0, y))),
    range: proportion,
    needs: null,
  },
  "cube-root": {
    name: "1 less the cube root of 1 − alpha",
    inverse: "1 − (1 − y)³",
    forward: (alpha: number) => 1 - Math.sign(1 - alpha) * pow(Math.abs(1 - alpha), 1 / 3),
    back: (y: number) => 1 - (1 - y) * square(1 - y),
    range: [Number.NEGATIVE_INFINITY, 1],
    needs: null,
  },
  "log-of-rest": {
    name: "−log(1 − alpha)",
    inverse: "1 − exp(−y)",
    forward: (alpha: number) => -log1p(-alpha),
    back: (y: number) => -expm1(-y),
    range: [Number.NEGATIVE_INFINITY, 1],
    needs: null,
  },
};

/** A scale by its name. */
export const scaleOf = (name: ScaleName): Scale => scales[name];

/** The names of all scales. */
export const scaleNames = Object.keys(scales) as readonly ScaleName[];
