import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Cells, cellsOf, columnOrder, type Table, tableOf } from "./recode.js";

/** Comparator and sham type, as the columns of `data.csv` name them. */
type Against = readonly [comparator: string, shamType?: string];

const noTreatment: Against = ["no-treatment"];
const sameCare: Against = ["same-care"];
const noContact: Against = ["blinded-no-contact"];
const inertDevice: Against = ["sham", "inert-device"];
const nonPenetrating: Against = ["sham", "non-penetrating"];
const penetrating: Against = ["sham", "penetrating"];
const unspecifiedSham: Against = ["sham", "unspecified"];
const active: Against = ["active"];

/** A trial as it is planned; weeks count from randomisation. */
interface Design {
  readonly against: readonly Against[];
  readonly perArm: number;
  readonly weeks: readonly number[];
  readonly treatmentWeeks: number;
  readonly region: string;
  readonly condition: string;
  /** Pain on a 100-mm line, and not from 0 to 10. */
  readonly millimetres?: true;
  readonly disability?: true;
  /** Arms with their standard errors, or differences with their limits, in place of arms with SDs. */
  readonly prints?: "standard errors" | "differences";
  /** Weeks at which the report gives a sentence and no numbers. */
  readonly wordsAt?: number;
}

const neck = { region: "neck", condition: "chronic neck pain" };
const back = { region: "low back", condition: "chronic low back pain" };
const shoulder = { region: "shoulder", condition: "shoulder pain" };
const knee = { region: "knee", condition: "knee osteoarthritis" };
const heel = { region: "plantar heel", condition: "plantar heel pain" };

const designs: readonly Design[] = [
  {
    against: [nonPenetrating],
    perArm: 110,
    weeks: [1, 4, 12, 26],
    treatmentWeeks: 4,
    ...neck,
    disability: true,
    wordsAt: 26,
  },
  {
    against: [penetrating],
    perArm: 90,
    weeks: [1, 4, 12, 26],
    treatmentWeeks: 3,
    ...shoulder,
    prints: "standard errors",
  },
  {
    against: [sameCare, inertDevice],
    perArm: 150,
    weeks: [4, 12, 26, 52],
    treatmentWeeks: 6,
    ...back,
    disability: true,
  },
  { against: [noTreatment, active], perArm: 80, weeks: [1, 4], treatmentWeeks: 1, ...neck },
  {
    against: [nonPenetrating],
    perArm: 120,
    weeks: [4, 12, 26],
    treatmentWeeks: 4,
    ...knee,
    millimetres: true,
    disability: true,
  },
  { against: [unspecifiedSham], perArm: 90, weeks: [4, 12], treatmentWeeks: 4, ...shoulder, millimetres: true },
  { against: [sameCare], perArm: 130, weeks: [1, 4, 12, 26, 52], treatmentWeeks: 4, ...back },
  { against: [inertDevice], perArm: 80, weeks: [1, 4, 12], treatmentWeeks: 2, ...heel, prints: "differences" },
  {
    against: [nonPenetrating, noTreatment],
    perArm: 140,
    weeks: [1, 4, 12, 26],
    treatmentWeeks: 6,
    ...neck,
    disability: true,
  },
  { against: [penetrating], perArm: 120, weeks: [1, 4, 12, 26, 52], treatmentWeeks: 6, ...back },
  { against: [noContact], perArm: 80, weeks: [4, 12, 26], treatmentWeeks: 1, ...knee },
  { against: [nonPenetrating], perArm: 130, weeks: [4, 12, 26, 52], treatmentWeeks: 6, ...heel, millimetres: true },
  { against: [penetrating, sameCare], perArm: 160, weeks: [4, 26, 52], treatmentWeeks: 6, ...neck, disability: true },
];

/** A truth: the effect on pain, 0 to 10, treatment minus comparator, of a trial at a week. */
interface Truth {
  readonly seed: number;
  readonly designs: readonly Design[];
  readonly effect: (trial: number, against: Against, weeks: number) => number;
}

/** Effects at the start; they halve every eight weeks. */
const atStart = new Map<Against, number>([
  [noTreatment, -2],
  [sameCare, -1.6],
  [noContact, -1.2],
  [inertDevice, -1.3],
  [nonPenetrating, -1.2],
  [penetrating, -0.5],
  [unspecifiedSham, -0.9],
  [active, -0.2],
]);

/** Which trials of the composition set are measured when, and how large their effect is, at each of their weeks. */
const composition = [
  { trials: [1, 2, 4, 6, 8, 9, 11], weeks: [1, 4, 12], effect: -1.4 },
  { trials: [5, 10], weeks: [1, 4, 12, 26, 52], effect: -0.85 },
  { trials: [3, 7, 12, 13], weeks: [12, 26, 52], effect: -0.3 },
] as const;

const placeOf = (trial: number) =>
  composition.find(({ trials }) => (trials as readonly number[]).includes(trial)) as (typeof composition)[number];

export const truths = {
  "synthetic-needling": {
    seed: 20170301,
    designs,
    effect: (_, against, weeks) => (atStart.get(against) as number) * 2 ** (-weeks / 8),
  },
  "synthetic-needling-null": { seed: 20170302, designs, effect: () => -0.8 },
  "synthetic-needling-composition": {
    seed: 20170303,
    designs: designs.map(({ wordsAt: _, ...design }, i) => ({
      ...design,
      weeks: placeOf(i + 1).weeks,
    })),
    effect: (trial) => placeOf(trial).effect,
  },
} satisfies Record<string, Truth>;

/** What is the same in each set: spread of scores, correlation within persons, differences between trials, loss. */
const constants = {
  baseline: 6,
  personSd: 2,
  withinPerson: 0.6,
  betweenTrials: 0.2,
  lossPerWeek: 0.004,
  disabilityPerPain: 7,
  disabilitySd: 15,
  painAndDisability: 0.5,
} as const;

/** Mean pain with the same care and no needling: most people get better on their own, slowly. */
const naturalCourse = (weeks: number): number => constants.baseline - 2 * (1 - 2 ** (-weeks / 12));

interface Draws {
  uniform: () => number;
  normal: () => number;
}

// Each trial jumps to a stretch of its own, so that a change in one leaves the others as they are; generators seeded
// with neighbouring numbers would begin alike.
function draws(seed: number, trial: number): Draws {
  const generator = xoroshiro128plus(seed);
  for (let jump = 0; jump < trial; jump++) generator.jump();
  const uniform = () => uniformFloat64(generator);
  // Box & Muller (1958); 1 - u keeps the logarithm finite.
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

type Outcome = "pain" | "disability";

interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** Scores of one arm at each visit, from persons who stay until they are lost. */
function drawArm(
  { uniform, normal }: Draws,
  size: number,
  visits: readonly number[],
  painAt: (weeks: number) => number,
) {
  const { personSd, withinPerson, lossPerWeek, disabilityPerPain, disabilitySd, painAndDisability } = constants;
  const scores = visits.map(() => ({ pain: [] as number[], disability: [] as number[] }));
  for (let person = 0; person < size; person++) {
    const lostAt = -Math.log(1 - uniform()) / lossPerWeek;
    const [own, other] = [normal(), normal()];
    const between = Math.sqrt(withinPerson);
    const within = Math.sqrt(1 - withinPerson);
    visits.forEach((weeks, visit) => {
      const z = between * own + within * normal();
      const rest = between * other + within * normal();
      if (weeks > lostAt) return;
      const mean = painAt(weeks);
      scores[visit]?.pain.push(mean + personSd * z);
      scores[visit]?.disability.push(
        disabilityPerPain * mean +
          disabilitySd * (painAndDisability * z + Math.sqrt(1 - painAndDisability ** 2) * rest),
      );
    });
  }
  return scores.map(({ pain, disability }) => ({ pain: summary(pain), disability: summary(disability) }));
}

function summary(scores: readonly number[]): Summary {
  const n = scores.length;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  return { n, mean, sd: Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1)) };
}

const standardError = (a: Summary, b: Summary): number => Math.sqrt(a.sd ** 2 / a.n + b.sd ** 2 / b.n);

/** The numbers of one contrast as its report prints them. */
function printedNumbers(
  needling: Summary,
  comparator: Summary,
  prints: Design["prints"],
  factor: number,
  decimals: number,
): Cells {
  const text = (value: number) => (value * factor).toFixed(decimals);
  const sizes = { treatment_n: String(needling.n), comparator_n: String(comparator.n) };
  if (prints === "differences") {
    const difference = needling.mean - comparator.mean;
    const half = 1.96 * standardError(needling, comparator);
    return {
      ...{ kind: "estimate", measure: "MD", ...sizes, estimate: text(difference) },
      ...{ ci_lower: text(difference - half), ci_upper: text(difference + half) },
    };
  }
  const spread = ({ sd, n }: Summary) => text(prints === "standard errors" ? sd / Math.sqrt(n) : sd);
  const column = prints === "standard errors" ? "se" : "sd";
  return {
    ...{ kind: "means", ...sizes, treatment_mean: text(needling.mean), comparator_mean: text(comparator.mean) },
    ...{ [`treatment_${column}`]: spread(needling), [`comparator_${column}`]: spread(comparator) },
  };
}

/** A sentence in place of numbers: what a two-sided test at 5 percent would have said. */
function words(needling: Summary, comparator: Summary): Cells {
  const z = (needling.mean - comparator.mean) / standardError(needling, comparator);
  const significant = Math.abs(z) > 1.96;
  return {
    kind: "reported-only",
    direction: significant ? (z < 0 ? "favours-treatment" : "favours-comparator") : "no-difference",
    note: significant ? "a significant difference; no numbers" : "no significant difference; no numbers",
  };
}

const armNames: Readonly<Record<string, string>> = {
  "no-treatment": "waiting list",
  "same-care": "exercise",
  "blinded-no-contact": "no needling, under sedation",
  sham: "sham needling",
  active: "manual therapy",
};

function simulateTrial(truth: Truth, trial: number): Cells[] {
  const design = truth.designs[trial - 1] as Design;
  const random = draws(truth.seed, trial);
  const ownShift = constants.betweenTrials * random.normal();
  const visits = [0, ...design.weeks];
  const needlingAt = (weeks: number) =>
    weeks === 0 ? constants.baseline : naturalCourse(weeks) + truth.effect(trial, sameCare, weeks);
  const needling = drawArm(random, design.perArm, visits, needlingAt);
  const outcomes: readonly Outcome[] = design.disability ? ["pain", "disability"] : ["pain"];

  return design.against.flatMap((against) => {
    const [comparator, shamType = ""] = against;
    const control = drawArm(random, design.perArm, visits, (weeks) =>
      weeks === 0 ? constants.baseline : needlingAt(weeks) - truth.effect(trial, against, weeks) - ownShift,
    );
    return outcomes.flatMap((outcome) =>
      visits.map((weeks, visit): Cells => {
        const [a, b] = [needling[visit]?.[outcome] as Summary, control[visit]?.[outcome] as Summary];
        const inMillimetres = outcome === "pain" && design.millimetres === true;
        const numbers =
          weeks === design.wordsAt
            ? words(a, b)
            : printedNumbers(
                a,
                b,
                weeks === 0 ? undefined : design.prints,
                inMillimetres ? 10 : 1,
                inMillimetres || outcome === "disability" ? 1 : 2,
              );
        return cellsOf({
          trial: `Synthetic ${String(trial).padStart(2, "0")}`,
          treatment_arm: "dry needling",
          comparator_arm: shamType === "inert-device" ? "laser, switched off" : armNames[comparator],
          comparator,
          sham_type: shamType,
          outcome,
          instrument: outcome === "disability" ? "index, 0 to 100" : inMillimetres ? "VAS" : "NRS",
          scale_min: "0",
          scale_max: outcome === "disability" || inMillimetres ? "100" : "10",
          visit: weeks === 0 ? "baseline" : "follow-up",
          weeks: String(weeks),
          weeks_from: "randomisation",
          treatment_weeks: String(design.treatmentWeeks),
          region: design.region,
          condition: design.condition,
          ...numbers,
        });
      }),
    );
  });
}

/** `data.csv` of one of the synthetic sets; another seed gives another draw from the same truth. */
export function syntheticTable(name: keyof typeof truths, seed: number = truths[name].seed): Table {
  const truth: Truth = { ...truths[name], seed };
  return tableOf(
    columnOrder,
    truth.designs.flatMap((_, i) => simulateTrial(truth, i + 1)),
  );
}
