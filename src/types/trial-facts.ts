/** A judgement of RoB 2. */
export type RobJudgement = "low" | "some concerns" | "high";

/** Risk of bias by the domains of RoB 2, and overall. */
export interface RiskOfBias {
  readonly randomisation: RobJudgement | null;
  readonly deviations: RobJudgement | null;
  readonly missing: RobJudgement | null;
  readonly measurement: RobJudgement | null;
  readonly selection: RobJudgement | null;
  readonly overall: RobJudgement | null;
}

/** What the participants of one arm thought they had been given, in persons. */
export interface Guesses {
  readonly treatment: number;
  readonly comparator: number;
  /** Those who did not know, or would not say. */
  readonly unknown: number;
}

/** Guesses of both arms, and when they were asked for. */
export interface Blinding {
  /** `null` if it is not said when; guesses after an effect has shown tell of the effect too. */
  readonly weeks: number | null;
  readonly treatment: Guesses | null;
  readonly comparator: Guesses | null;
}

/** What one arm answered on a scale, in the units of that scale. */
export interface Rating {
  /** Participants who answered. */
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** How much both arms believed in what they were given, before or while it could work: asked early, on one instrument. */
export interface Ratings {
  /** The questionnaire and its scale by name; `null` if it is not said which. */
  readonly instrument: string | null;
  /** When it was asked; `null` if it is not said. */
  readonly weeks: number | null;
  /** `null` where nothing is printed of the arm. */
  readonly treatment: Rating | null;
  readonly comparator: Rating | null;
}

/** What is true of a trial as a whole, from a table of its own. */
export interface TrialFacts {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly trial: string;
  readonly riskOfBias: RiskOfBias;
  readonly blinding: Blinding | null;
  /** How credible the treatment seemed: the first scale of the Credibility/Expectancy Questionnaire, or one like it. */
  readonly credibility: Ratings | null;
  /** How much improvement was expected: its second scale, or one like it. */
  readonly expectancy: Ratings | null;
  readonly region: string | null;
  readonly condition: string | null;
  /** How the treatment was given, such as superficial or deep. */
  readonly technique: string | null;
  /** Treatments that were planned, or given. */
  readonly sessions: number | null;
  /** Who treated. */
  readonly operator: string | null;
  readonly adherence: string | null;
  readonly funding: string | null;
  readonly note: string | null;
  /** The caller's own columns, as the codebook declares them. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}
