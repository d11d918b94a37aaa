import type { Diagnostic } from "./diagnostic.js";
import type { CurvePoint, Fade, FadeCurve, FadeEstimate } from "./fade.js";
import type { Persistence } from "./fade-estimands.js";

/** A place on a curve: a week, or a window by its name. */
export type FadePlace = number | string;

/** A point of a line; points of one piece are joined. */
export interface DrawnPoint extends CurvePoint {
  /** The window that the point belongs to; `null` for a curve in one piece. */
  readonly piece: string | null;
}

/** A curve as a figure shows it. */
export interface DrawnCurve {
  readonly curve: FadeCurve;
  readonly points: readonly DrawnPoint[];
  /** The two places whose difference, first minus second, is printed. */
  readonly between: readonly [first: FadePlace, second: FadePlace];
  /** The curve at these two places; `null` where it does not reach them. */
  readonly ends: readonly [first: CurvePoint, second: CurvePoint] | null;
  readonly difference: FadeEstimate | null;
  /** Why there is no difference. */
  readonly reason: Diagnostic | null;
}

/** Curves over weeks, ready to be drawn. */
export interface FadeDrawing {
  readonly fade: Fade;
  readonly curves: readonly DrawnCurve[];
}

/** What share of an earlier effect is there, over weeks. */
export interface DrawnPersistence {
  readonly curve: FadeCurve;
  readonly points: readonly (Persistence & { readonly observed: boolean })[];
  /** Why there is none. */
  readonly reason: Diagnostic | null;
}

/** Shares over weeks against each control, ready to be drawn. */
export interface PersistenceDrawing {
  readonly fade: Fade;
  /** The week that they are shares of. */
  readonly since: number;
  readonly shares: readonly DrawnPersistence[];
}
