import * as z from "zod";
import { issueText, windowSetSchema } from "./data/index.js";
import { DataError } from "./errors.js";
import { preset, presetNames } from "./explain/index.js";
import { contrastMeasures, defaultZeroCells, variancesOf } from "./measure/index.js";
import { methodNames, poolMethod } from "./model/index.js";
import { windowSet, windows } from "./strata/index.js";
import type { Dependence, FadePlan, Plan, WindowSet } from "./types/index.js";

const label = z.string().trim().min(1);

const correlation = z.number().min(-1).max(1);

/** What is assumed of repeated measurements of the same people. */
const dependenceFields = {
  samplingRho: z
    .union([
      correlation,
      z.strictObject({ within: correlation, between: correlation }),
      z.strictObject({ types: z.array(label).min(1), matrix: z.array(z.array(correlation)).min(1) }),
    ])
    .optional()
    .describe("correlation between measurements of the same people: one, within and between outcomes, or by outcome"),
  samplingPhi: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("correlation between measurements of the same people one week apart"),
  structure: z.enum(["CS", "CAR", "CS+CAR"]).optional(),
  source: z.string().min(1).optional().describe("where the correlations come from"),
};

const weeks = z.number().min(0);

/** How the mean effect moves with the weeks. */
const fadeShapeSchema = z.union([
  z.enum(["windows", "linear", "log-linear", "spline", "exponential"]),
  z.strictObject({
    kind: z.literal("log-linear"),
    shift: weeks.describe("added to weeks before their logarithm is taken"),
  }),
  z.strictObject({ kind: z.literal("spline"), knots: z.array(weeks).min(3).describe("their weeks, rising") }),
]);

/** A plan as JSON. What may be left out has its default here. */
export const planSchema = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().nullable().default(null).describe("title of figures"),
  outcome: label.describe("an outcome domain, or one outcome"),
  measure: z.enum(contrastMeasures),
  scale: z
    .tuple([z.number(), z.number()])
    .nullable()
    .default(null)
    .describe("for MD: the scale that all rows are brought to"),
  favours: z.enum(["left", "right"]).nullable().default(null).describe("side of the axis that favours the treatment"),
  standardizer: z.enum(["visit", "baseline", "fixed"]).default("visit"),
  variance: z
    .enum(["LS", "LS2", "UB", "HO", "H0", "CS", "ST", "RevMan5"])
    .optional()
    .describe("form of the sampling variance; the usual one of the measure if absent"),
  correction: z.enum(["exact", "approximate"]).optional().describe("for SMD: Hedges' correction; exact if absent"),
  zeroCells: z
    .strictObject({
      add: z.number().min(0).default(defaultZeroCells.add),
      to: z.enum(["only0", "all", "if0all", "none"]).default(defaultZeroCells.to),
      drop00: z.boolean().default(defaultZeroCells.drop00),
    })
    .default(defaultZeroCells),
  by: z.array(label).min(1).default(["window", "control"]),
  windows: z
    .union([label, windowSetSchema])
    .default("cochranePain")
    .describe("a named set, one of your own, or `reported`"),
  weeksFrom: z.enum(["randomisation", "end-of-treatment", "unknown", "as-reported"]).default("as-reported"),
  timepoint: z
    .union([
      z.enum(["closest", "latest", "earliest", "aggregate"]),
      z.strictObject({ rule: z.literal("aggregate"), ...dependenceFields }),
    ])
    .default("closest")
    .describe(
      "which visit speaks for a trial within a window, or the mean of them; what that assumes is said here, in `dependence` or in the codebook",
    ),
  sharedArms: z
    .union([
      z.enum(["combine", "split"]),
      z.strictObject({ choose: z.enum(["treatmentArm", "comparatorArm"]), order: z.array(label).min(1) }),
    ])
    .default("combine"),
  dependence: z
    .strictObject(dependenceFields)
    .optional()
    .describe("what is assumed of repeated measurements of the same people, where the codebook does not say it"),
  fade: z
    .strictObject({
      shape: fadeShapeSchema.default("log-linear"),
      by: z
        .array(label)
        .optional()
        .describe("facets that have a curve each; those of the grid but the window if absent"),
      weeksFrom: z
        .enum(["randomisation", "end-of-treatment", "as-reported"])
        .default("randomisation")
        .describe("from where the weeks of the curve count"),
      unknownOrigin: z
        .enum(["leave-out", "as-randomisation", "as-end-of-treatment"])
        .default("leave-out")
        .describe("what is done with rows of which it is not known from where they count"),
    })
    .optional()
    .describe(
      "fit a curve over the weeks, and draw it; how repeated measurements depend on one another is said in `dependence` or in the codebook",
    ),
  includeDoubtful: z.boolean().default(false),
  tau2: z.enum(methodNames.tau2).default("REML"),
  interval: z.enum(methodNames.interval).optional().describe("HKSJ, or z for the common-effect model, if absent"),
  prediction: z.enum(methodNames.prediction).optional().describe("follows the interval if absent"),
  level: z.number().gt(0).lt(1).default(0.95),
  sensitivityNotes: z
    .boolean()
    .default(true)
    .describe("refit each cell of three trials or more, and note where its result turns on one trial or on the method"),
  I2: z.enum(["tau2", "Q"]).optional().describe("what I2 is made from; tau2 if absent"),
  QAbout: z
    .enum(["pooled", "Mantel-Haenszel"])
    .optional()
    .describe("the effect about which Q, and tau2 by DL, are taken; the pooled one if absent"),
  preset: z.enum(presetNames).optional().describe("settings of another program; what the plan says itself wins"),
});

/** A plan as it is written: outcome and measure, and whatever departs from the defaults. */
export type PlanInput = { readonly outcome: string; readonly measure: Plan["measure"] } & {
  readonly [K in Exclude<keyof Plan, "fade">]?: Plan[K] | undefined;
} & { readonly fade?: Partial<FadePlan> | undefined };

/**
 * Checks a plan and fills in its defaults.
 *
 * @param input - a plan as JSON has it; only `outcome` and `measure` are needed
 * @throws {@link DataError} `PLAN` with every problem, each at its path
 * @example
 * readPlan({ outcome: "pain", measure: "MD", scale: [0, 10] }).tau2; // "REML"
 */
export function readPlan(input: unknown): Plan {
  const parsed = planSchema.safeParse(withPreset(input));
  if (!parsed.success)
    throw new DataError(parsed.error.issues.map((issue) => fault(issue.path.join("."), issueText(issue))));
  const { $schema: _, ...plan } = parsed.data;
  if (plan.scale !== null && plan.scale[0] >= plan.scale[1])
    throw new DataError([fault("scale", `needs the lower end first, got ${plan.scale.join(" and ")}`)]);
  windowsOf(plan.windows);
  const forms = variancesOf(plan.measure);
  const {
    interval,
    prediction,
    variance = forms[0] ?? "LS",
    correction,
    I2,
    QAbout,
    dependence,
    fade,
    preset: name,
    ...rest
  } = plan;
  if (!forms.some((form) => form === variance))
    throw new DataError([
      fault("variance", `${plan.measure} has no variance "${variance}"`, `it has ${forms.join(", ")}`),
    ]);
  const method = poolMethod({
    tau2: plan.tau2,
    level: plan.level,
    ...(interval === undefined ? {} : { interval }),
    ...(prediction === undefined ? {} : { prediction }),
  });
  return {
    ...rest,
    ...{ variance, interval: method.interval, prediction: method.prediction },
    ...{ timepoint: timepointOf(plan.timepoint, dependence) },
    ...(dependence === undefined ? {} : { dependence }),
    ...(fade === undefined ? {} : { fade: fadeOf(fade, plan.by) }),
    ...(correction === undefined ? {} : { correction }),
    ...(I2 === undefined ? {} : { I2 }),
    ...(QAbout === undefined ? {} : { QAbout }),
    ...(name === undefined ? {} : { preset: name }),
  };
}

/** Each control, or whatever else divides the grid, has a curve of its own; windows are what the curve runs across. */
const fadeOf = ({ by, ...rest }: NonNullable<z.output<typeof planSchema>["fade"]>, grid: Plan["by"]): FadePlan => ({
  ...rest,
  by: by ?? grid.filter((name) => name !== "window"),
});

/** What the plan assumes of people goes into the mean of their visits, where that says nothing itself. */
function timepointOf(rule: Plan["timepoint"], dependence: Plan["dependence"]): Plan["timepoint"] {
  if (rule !== "aggregate" && typeof rule === "string") return rule;
  const own: Dependence = typeof rule === "string" ? {} : rule;
  const says = own.samplingRho !== undefined || own.samplingPhi !== undefined;
  return { ...(says ? {} : dependence), ...own, rule: "aggregate" };
}

/** The settings of the preset that a plan names, below its own; a plan that is wrong is left to the schema. */
function withPreset(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return input;
  const { preset: name, measure } = input as { readonly preset?: unknown; readonly measure?: unknown };
  const known = presetNames.find((each) => each === name);
  const asked = contrastMeasures.find((each) => each === measure);
  if (known === undefined || asked === undefined) return input;
  const { effect, pool } = preset(known, asked);
  const said = Object.entries(input).filter(([, value]) => value !== undefined);
  return { ...effect, ...pool, ...Object.fromEntries(said) };
}

const fault = (path: string, message: string, remedy?: string) => ({
  code: "PLAN",
  severity: "error" as const,
  message,
  ...(remedy === undefined ? {} : { remedy }),
  at: { path },
});

/** The windows that a plan names. */
export function windowsOf(named: Plan["windows"]): WindowSet | "reported" {
  if (named === "reported") return named;
  if (typeof named !== "string") return windowSet(named);
  if (!Object.hasOwn(windows, named)) {
    throw new DataError([
      fault(
        "windows",
        `there is no set of windows "${named}"`,
        `there are ${Object.keys(windows).join(", ")} and reported; or give one of your own`,
      ),
    ]);
  }
  return windows[named as keyof typeof windows];
}
