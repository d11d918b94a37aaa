import type { FadeRandom, FittedShape } from "../../src/types/index.js";
import { truths } from "../synthetic-needling.js";

/** The synthetic data sets, whose generator is drawn from. */
export type SetName = keyof typeof truths;

/** One way of analysing the draws of one set. */
export interface Layout {
  readonly set: SetName;
  /** The control whose curve is read; `null` for one curve of all trials, whatever they compare with. */
  readonly control: string | null;
  readonly shape: FittedShape["kind"];
  /** With `none` no correlation of people is stated either: every point is taken for a trial of its own. */
  readonly random: Extract<FadeRandom, "CS" | "none">;
}

/** Those against which three trials or more are measured; the others have too few to be drawn a curve from. */
const controls = ["same care", "sham: non-penetrating", "sham: penetrating"] as const;

const layoutsOf = (
  set: SetName,
  of: readonly Layout["control"][],
  fitted: readonly Layout["shape"][],
): readonly Layout[] =>
  of.flatMap((control) => fitted.map((shape) => ({ set, control, shape, random: "CS" as const })));

const composition = { set: "synthetic-needling-composition", control: null, shape: "log-linear" } as const;

export const layouts: readonly Layout[] = [
  // The effects against a sham that pierces are too small for three coefficients.
  ...layoutsOf("synthetic-needling", controls.slice(0, 2), ["windows", "log-linear", "exponential"]),
  ...layoutsOf("synthetic-needling", controls.slice(2), ["windows", "log-linear"]),
  ...layoutsOf("synthetic-needling-null", [...controls, null], ["windows", "log-linear"]),
  { ...composition, random: "CS" },
  { ...composition, random: "none" },
];

export const nameOf = ({ control, shape, random }: Layout): string =>
  `${control ?? "all controls"}, ${shape}${random === "none" ? ", every point a trial of its own" : ""}`;

/** Weeks at which curves are read, and the pair that is compared. */
export const weeks = { read: [4, 12, 26], early: 4, late: 26 } as const;

/** Weeks in which an effect of `synthetic-needling` halves, from wherever one starts. */
export const HALF_LIFE = 8;

/** What the data sets' own page states of them and the analysis is told; the correlation of persons. */
export const samplingRho = 0.6;

export const level = 0.95;

/** The true effect against a control at a week; `null` where trials of a set differ in it. */
export function truthAt({ set, control }: Layout, week: number): number | null {
  if (set === "synthetic-needling-null") return truths[set].effect();
  if (control === null) return null;
  const { effect, designs } = truths["synthetic-needling"];
  const [comparator, shamType] = control === "same care" ? ["same-care"] : ["sham", control.replace("sham: ", "")];
  const against = designs
    .flatMap((design) => design.against)
    .find(([each, type]) => each === comparator && type === shamType)!;
  return effect(1, against, week);
}
