/** A mutant that no test noticed. */
export interface Survivor {
  readonly file: string;
  /** Stryker's name for the kind of change. */
  readonly mutator: string;
  /** The line of the source. */
  readonly line: string;
  readonly was: string;
  readonly now: string;
}

/** A reason for which a mutant may stand; each was found by reading the survivors. */
interface Reason {
  readonly why: string;
  readonly fits: (survivor: Survivor) => boolean;
}

const reasons: readonly Reason[] = [];

/** The first reason that fits; `null` for a survivor that has not been read. */
export const whyItStands = (survivor: Survivor): string | null =>
  reasons.find(({ fits }) => fits(survivor))?.why ?? null;
