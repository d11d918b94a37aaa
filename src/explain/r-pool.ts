import type { Fit, IntervalMethod, PoolMethod, PredictionMethod, Tau2Method } from "../types/index.js";
import { comment, frame, number } from "./r-text.js";

/** metafor's tests; the nearest where it has no such interval. */
const tests = {
  z: "z",
  t: "t",
  HKSJ: "knha",
  "HKSJ-adhoc": "adhoc",
  KR: "knha",
  HC: "z",
} satisfies Record<IntervalMethod, string>;

/** metafor's names of estimators, where they are not the same. */
const names: Partial<Record<Tau2Method, string>> = {
  CE: "EE",
  // Iterated to its end DLIT gives the same number, which metafor 3.8 does not reach.
  DLIT: "PM",
};

/** What decides how `rma` is called, whatever the moderators. */
interface Modelled {
  readonly method: Pick<PoolMethod, "interval" | "level" | "tau2Interval" | "fixedTau2"> & {
    readonly tau2: Tau2Method;
  };
  readonly studies: readonly { readonly vi: number }[];
  readonly tau2: number | null;
  readonly tau2Confidence: Fit["tau2Confidence"];
}

/** Without the digits that only binary arithmetic knows. */
const rounded = (value: number, digits = 12): string => number(Number(value.toPrecision(digits)));

/** metafor's steps of 1e-5 and its bound of 100 suit effects near 1; these follow the scale of the effects. */
function control({ studies, tau2, tau2Confidence }: Modelled): string {
  const scale = studies.reduce((sum, { vi }) => sum + vi, 0) / studies.length + (tau2 ?? 0);
  const step = rounded(1e-10 * scale, 1);
  const bound = rounded(100 * Math.max(scale, tau2Confidence?.[1] ?? 0), 1);
  return `control = list(threshold = ${step}, tol = ${step}, maxiter = 10000, tau2.max = ${bound})`;
}

const estimatorOf = ({ tau2, fixedTau2 }: Modelled["method"]): string =>
  tau2 === "fixed" ? `tau2 = ${number(fixedTau2 ?? 0)}` : `method = "${names[tau2] ?? tau2}"`;

/** A call of `rma` with the arguments of all models after those of its own. */
export function rma(
  name: string,
  own: readonly string[],
  model: Modelled,
  estimator = estimatorOf(model.method),
): string {
  const { tau2, interval, level } = model.method;
  const lines = [...own, `${estimator}, test = "${tests[interval]}", level = ${rounded(100 * level)}`, control(model)];
  return [
    ...(tau2 === "GENQM" ? [comment("This estimator needs the package CompQuadForm, too.")] : []),
    ...(interval === "KR"
      ? [comment("Kenward and Roger's interval is not in metafor; Hartung and Knapp's is the nearest.")]
      : []),
    `${name} <- rma(\n${lines.map((line) => `  ${line}`).join(",\n")}\n)`,
    `print(${name}, digits = 6)`,
  ].join("\n");
}

const profiles = {
  "Q-profile": ["QP", "the Q-profile"],
  "profile-likelihood": ["PL", "its profile likelihood"],
  "generalized-Q": ["GENQ", "the generalized Q (the package CompQuadForm is needed)"],
} as const;

/** The interval of tau2, with those of I2 and H2 that go with it. */
export function tau2Interval(model: Modelled, of = "fit"): readonly string[] {
  const { method, tau2Confidence } = model;
  if (tau2Confidence === null || method.tau2Interval === "none") return [];
  if (method.tau2Interval === "Higgins-Thompson")
    return [comment("Higgins and Thompson's test-based interval of tau2 is not in metafor 3.8.")];
  const [type, words] = profiles[method.tau2Interval];
  const call = `print(confint(${of}, type = "${type}", digits = 6, ${control(model).replace(/threshold = [^,]+, /, "")}))`;
  return [
    `${comment(`Interval of tau2 by ${words}`)}\n${type === "GENQ" ? `if (requireNamespace("CompQuadForm", quietly = TRUE)) ${call}` : call}`,
  ];
}

/** Degrees of freedom, and what each prediction interval is. */
const predictions = {
  "k-1-HK": ["fit$k - 1", "t with k - 1 degrees of freedom, Hartung and Knapp's standard error"],
  "k-2-HK": ["fit$k - 2", "t with k - 2 degrees of freedom, Hartung and Knapp's standard error"],
  "k-1": ["fit$k - 1", "t with k - 1 degrees of freedom, the model's standard error"],
  "k-2": ["fit$k - 2", "t with k - 2 degrees of freedom, the model's standard error"],
  z: ["Inf", "normal, the model's standard error"],
  tau: ["Inf", "normal, the mean taken as known"],
  KR: [null, "Kenward and Roger's is not in metafor"],
  "KR-1": [null, "Kenward and Roger's, after Partlett and Riley, is not in metafor; the package pimeta has it"],
  bootstrap: [null, "Nagashima, Noma and Furukawa's is not in metafor; the package pimeta has it"],
} satisfies Record<Exclude<PredictionMethod, "none">, readonly [df: string | null, words: string]>;

const weights = { equal: "rep(1, fit$k)", common: "1 / dat$vi", own: "dat$weight" } as const;

/** By its formula: what `predict` gives differs between versions. */
function predictionInterval({ method, prediction }: Fit): readonly string[] {
  if (prediction === null || method.prediction === "none") return [];
  const [df, words] = predictions[method.prediction];
  if (df === null) return [comment(`Prediction interval: ${words}.`)];
  const hartungKnapp = "sum(w * (dat$yi - sum(w * dat$yi) / sum(w))^2) / (fit$k - 1)";
  const factor = method.interval === "HKSJ-adhoc" ? `max(1, ${hartungKnapp})` : hartungKnapp;
  const { weights: weighting = null } = method;
  const own = weighting === null ? null : weights[weighting];
  return [
    [
      comment(`Prediction interval: ${words}`),
      "w <- 1 / (dat$vi + fit$tau2)",
      ...(own === null ? [] : [`a <- ${own}`]),
      `variance <- ${method.prediction === "tau" ? "0" : own === null ? "1 / sum(w)" : "sum(a^2 / w) / sum(a)^2"}`,
      ...(method.prediction.endsWith("-HK") ? [`variance <- variance * ${factor}`] : []),
      `prediction <- c(fit$beta) + c(-1, 1) * qt(${rounded((1 + method.level) / 2)}, ${df}) * sqrt(fit$tau2 + variance)`,
      "print(prediction)",
    ].join("\n"),
  ];
}

/** Whether Q was taken about the effect of Mantel and Haenszel, as it is where all effects were computed from events. */
const isAboutTables = ({ method, notes }: Fit): boolean =>
  method.QAbout !== undefined && notes.every(({ code }) => code !== "Q_NOT_ABOUT_TABLES");

/** Where metafor's I2 has another definition. */
function shareFromQ(fit: Fit): readonly string[] {
  if (fit.method.I2 !== "Q") return [];
  const Q = isAboutTables(fit) ? number(fit.Q?.statistic ?? 0) : "fit$QE";
  return [`${comment("I2 from Q; metafor prints that from tau2")}\nprint(100 * max(0, 1 - (fit$k - 1) / ${Q}))`];
}

/** metafor takes Q about the effect by inverse variances alone. */
const fromTables = ({ Q }: Fit): string =>
  [
    comment("Q about the Mantel-Haenszel effect, as it was computed from the tables (QE of rma.mh)"),
    `Q <- ${number(Q?.statistic ?? 0)}`,
    "w <- 1 / dat$vi",
    "tau2 <- max(0, (Q - (nrow(dat) - 1)) / (sum(w) - sum(w^2) / sum(w)))",
  ].join("\n");

/** Henmi and Copas' interval stands on DerSimonian and Laird's tau2 and the weights of the common-effect model. */
const henmiCopas = ({ method }: Fit): readonly string[] =>
  method.interval === "HC"
    ? [
        `${comment("Henmi and Copas' interval")}\nprint(hc(rma(yi, vi, data = dat, method = "DL", level = ${rounded(100 * method.level)})))`,
      ]
    : [];

export const studyFrame = (studies: Fit["studies"], more: Readonly<Record<string, readonly number[]>> = {}): string =>
  frame("dat", {
    label: studies.map(({ label }) => label),
    yi: studies.map(({ yi }) => yi),
    vi: studies.map(({ vi }) => vi),
    ...more,
  });

/** The argument for weights of the pooled effect that are not those of the model. */
const weightsArguments = {
  equal: ["weights = rep(1, nrow(dat))"],
  common: ["weights = 1 / vi"],
  own: ["weights = weight"],
} as const;

/** The parts of a script that does what `pool` did. */
export function poolScript(fit: Fit): readonly string[] {
  const { method, studies, k } = fit;
  if (k === 0) return [comment("There is no study to pool.")];
  if (method.tau2 === "none" || fit.estimate === null) {
    return [
      studyFrame(studies),
      `${comment("The effects are shown side by side, and nothing is pooled.")}\nprint(dat)`,
    ];
  }
  const model = { ...fit, method: { ...method, tau2: method.tau2 } };
  if (k === 1) {
    const single = { ...model, method: { ...model.method, tau2: "CE", interval: "z" } as const };
    return [studyFrame(studies), `${comment("One study: its own interval")}\n${rma("fit", [STUDIES], single)}`];
  }
  const shares = method.weights === "own" ? { weight: studies.map(({ weight }) => weight ?? 0) } : {};
  return [
    studyFrame(studies, shares),
    ...fitted(model),
    ...shareFromQ(fit),
    ...henmiCopas(fit),
    ...predictionInterval(fit),
  ];
}

const STUDIES = "yi, vi, data = dat, slab = label";

/** The model, and the interval of its tau2. Where tau2 comes from elsewhere, the interval is that of a model that estimates it. */
function fitted(model: Fit & Modelled): readonly string[] {
  const { method } = model;
  const weighted = method.weights === undefined ? [] : weightsArguments[method.weights];
  const plain = (...own: readonly string[]): string => rma("plain", [STUDIES, ...own], model, 'method = "DL"');
  if (isAboutTables(model) && method.tau2 === "DL") {
    const fit = rma("fit", [STUDIES, ...weighted], model, "tau2 = tau2");
    return [fromTables(model), fit, ...ifAny(tau2Interval(model, "plain"), plain())];
  }
  if (method.tau2 === "fixed") {
    return [rma("fit", [STUDIES, ...weighted], model), ...ifAny(tau2Interval(model, "plain"), plain())];
  }
  if (method.tau2.startsWith("GENQ") && method.weights === undefined) {
    const first = rma("first", [STUDIES, ...weightsArguments.common], model);
    const fit = rma("fit", [STUDIES], model, "tau2 = first$tau2");
    return [
      comment("metafor pools with the weights of this estimator, too; here they are those of the model"),
      first,
      fit,
      ...tau2Interval(model, "first"),
    ];
  }
  return [rma("fit", [STUDIES, ...weighted], model), ...tau2Interval(model)];
}

const ifAny = (parts: readonly string[], before: string): readonly string[] =>
  parts.length === 0 ? [] : [before, ...parts];
