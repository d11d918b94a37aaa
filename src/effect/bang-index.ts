import { SynthesisError } from "../errors.js";
import { normalQuantile } from "../numeric/index.js";
import type { Diagnostic, Guesses, Interval } from "../types/index.js";

/** Bang's blinding index of one arm. */
export interface BangIndex {
  /** -1 to 1: 1 if all guess right, 0 if as many guess right as wrong, -1 if all guess wrong. */
  readonly index: number;
  readonly stdError: number;
  /** Wald's interval, within -1 and 1. */
  readonly confidence: Interval;
  /** Participants who were asked. */
  readonly n: number;
  readonly notes: readonly Diagnostic[];
}

/**
 * Bang's blinding index of one arm: the share that guesses its arm beyond those who guess the other, among all who were
 * asked.
 *
 * $B = (n_\text{right} - n_\text{wrong})/n$ with variance $(p_r(1-p_r) + p_w(1-p_w) + 2p_rp_w)/n$. The index of each arm is
 * read by itself: near 0 in both is as if by chance; positive under treatment and negative under sham means that all
 * think they were treated, which hides the arms too. Asked after an effect has shown, it tells of the effect as well.
 *
 * The interval takes the index for normally distributed. A limit beyond -1 or 1, which no index can have, is cut there, and where
 * all answered alike the interval has no width: either way few were asked, or they hardly differed, and a note says so.
 *
 * @param guesses - of one arm, in persons, those who did not know among them
 * @param arm - which arm it is
 * @param level - of the interval, between 0 and 1
 * @throws {@link SynthesisError} `NO_GUESSES` where nobody was asked, or counts are no counts
 * @see Bang, Ni & Davis (2004), Controlled Clinical Trials 25:143-156, doi:10.1016/j.cct.2003.10.016
 * @example
 * bangIndex({ treatment: 74, comparator: 6, unknown: 15 }, "treatment").index.toFixed(3); // "0.716"
 */
export function bangIndex(
  { treatment, comparator, unknown }: Guesses,
  arm: "treatment" | "comparator",
  level = 0.95,
): BangIndex {
  const n = treatment + comparator + unknown;
  if (![treatment, comparator, unknown].every((count) => count >= 0) || !(n > 0) || !Number.isFinite(n)) {
    throw new SynthesisError(
      "NO_GUESSES",
      `bangIndex needs counts of at least one person, got ${treatment}, ${comparator} and ${unknown}`,
      { remedy: "give how many guessed treatment, guessed comparator and did not know" },
    );
  }
  if (!(level > 0 && level < 1)) {
    throw new SynthesisError("BAD_OPTION", `bangIndex: level needs a number between 0 and 1, got ${level}`, {
      remedy: "give 0.95 for 95%",
    });
  }
  const [right, wrong] = (arm === "treatment" ? [treatment, comparator] : [comparator, treatment]).map(
    (count) => count / n,
  ) as [number, number];
  const index = right - wrong;
  const stdError = Math.sqrt((right * (1 - right) + wrong * (1 - wrong) + 2 * right * wrong) / n);
  const half = normalQuantile((1 + level) / 2) * stdError;
  const wald: Interval = [index - half, index + half];
  return { index, stdError, confidence: [Math.max(-1, wald[0]), Math.min(1, wald[1])], n, notes: aboutEdge(wald, n) };
}

function aboutEdge([lower, upper]: Interval, n: number): readonly Diagnostic[] {
  const about = (message: string): readonly Diagnostic[] => [
    { code: "BANG_AT_EDGE", severity: "warning", message, evidence: { n, wald: [lower, upper] } },
  ];
  const persons = `${n} ${n === 1 ? "person" : "persons"}`;
  if (lower === upper) return about(`${persons} answered alike: the interval of the blinding index has no width`);
  if (lower >= -1 && upper <= 1) return [];
  const beyond = [...(lower < -1 ? [lower] : []), ...(upper > 1 ? [upper] : [])].map((limit) => limit.toFixed(2));
  return about(
    `with ${persons} Wald's interval of the blinding index reaches ${beyond.join(" and ")}: cut at the edge`,
  );
}
