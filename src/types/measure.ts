/** The measures that rows of two arms can give or print, and that {@link effectSizes} can be asked for. */
export type ContrastMeasure =
  | ("MD" | "SMD" | "SMDH" | "SMD1" | "SMD1H" | "ROM" | "VR" | "CVR" | "RPB" | "ZPB" | "RBIS" | "ZBIS")
  | ("D2OR" | "D2ORL" | "D2ORN" | "CLESN" | "AUCN")
  | ("OR" | "RR" | "RD" | "PETO" | "AS" | "PHI" | "ZPHI" | "YUQ" | "YUY" | "RTET" | "ZTET" | "PBIT")
  | ("OR2D" | "OR2DL" | "OR2DN")
  | ("HR" | "IRR" | "IRD");

/**
 * How a sampling variance is estimated, by the codes of the field. `LS`: from large samples; `LS2`: the same by way of the
 * correction for bias; `UB`: without bias; `HO`: one standard deviation for both groups; `H0`: under no effect; `AV`, `AVHO`:
 * the unknown parameters averaged over all rows; `CS`: both margins of a table random, `ST`: those of the groups fixed; `RevMan5`:
 * from large samples, as RevMan 5 and the Cochrane Handbook have it.
 */
export type VarianceForm = "LS" | "LS2" | "UB" | "HO" | "H0" | "AV" | "AVHO" | "CS" | "ST" | "RevMan5";

/** Hedges' correction for the bias of small samples: by gamma functions, or $1 - 3/(4N - 9)$. */
export type SmallSampleCorrection = "exact" | "approximate";
