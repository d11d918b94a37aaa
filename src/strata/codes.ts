/** Codes of strata: why an effect stands in no cell, and what a cell needs said. */
export const strataCodes = {
  NO_WEEKS: "the row gives no time, and a row without a time stands in no window",
  ORIGIN_UNKNOWN: "it is not known from where the row counts its weeks",
  NO_TREATMENT_WEEKS: "weeks count from another origin and the length of treatment is not known",
  OUTSIDE_WINDOWS: "the week lies in a gap between windows, or outside them",
  NO_REPORTED_WINDOW: "the row does not name its window",
  NO_FACET_VALUE: "the row has no value for a facet",
  NO_SUCH_FACET: "there is no facet of this name",
  NO_EFFECTS: "there are no effects to divide",
  MIXED_DIRECTIONS: "outcomes of opposite direction stand side by side without being aligned",
  NEAR_BORDER: "a visit lies within a week of the border of its window",
  MIXED_ORIGINS: "weeks that count from different origins were taken as reported",
  UNPLACED: "effects stand in no cell",
  NONE_USABLE: "no row of any cell has usable numbers",
  SHARED_ARMS: "contrasts of one trial share an arm in this cell",
  SHARED_ARM_CHOICE: "the order given does not choose one contrast of a trial",
  DEPENDENT_WINDOWS: "trials stand in several windows, so that differences between windows are not tested",
} as const;
