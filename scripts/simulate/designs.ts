/** What is the same in every design, on the scale of a standardized mean difference. */
export const truth = {
  seed: 20070525,
  /** Of the first window; in the others the same, or nearer to no effect by `fading` at the last. */
  effect: -0.5,
  fading: 0.2,
  /** Standard deviation of true effects between trials, in each window. */
  tau: 0.2,
  /** Correlation of the true effects of a trial in two windows. */
  between: 0.8,
  /** Correlation of the measurements of the same people in two windows. */
  sampling: 0.6,
  /** People in each arm of a trial: from, to; evenly on the log scale. */
  people: [20, 150],
  level: 0.95,
} as const;

/** Which trials are measured when. */
type Observed = "complete" | "sparse";

/** Reviews that are drawn alike. */
export interface Layout {
  readonly trials: number;
  readonly windows: number;
  readonly observed: Observed;
}

/** Correlations of the measurements of the same people that an analysis states: that of the truth, and two that are wrong. */
export const stated = [0.6, 0.2, 0.9] as const;

export const layouts: readonly Layout[] = ([5, 10, 20, 40] as const).flatMap((trials) =>
  ([2, 3, 5] as const).flatMap((windows) =>
    (["complete", "sparse"] as const).map((observed) => ({ trials, windows, observed })),
  ),
);

export const nameOf = ({ trials, windows, observed }: Layout): string =>
  `${trials} trials, ${windows} windows, ${observed}`;
