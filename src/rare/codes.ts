/** Codes of pooling tables of events. */
export const rareCodes = {
  BAD_TABLE: "a table needs counts that are finite and not negative, and times at risk above 0",
  NO_TABLE: "the row has no table of events: pool printed estimates and means with pool",
  DOUBLE_ZERO: "tables without events (or without non-events) in both arms, and whether they count",
  ZERO_CELLS: "tables with a zero cell are pooled as they are; a constant was added only for their own effects",
  CORRECTED: "a constant was added to tables before they were pooled",
  NO_RATIO: "one arm of all tables has no event, so that the pooled ratio is 0, infinite or unknown",
  NO_TABLE_VARIANCE: "the variance of the pooled effect is 0: no interval and no test",
  PETO: "the effect is a one-step odds ratio, from events observed less expected",
  PETO_BIAS: "Peto's odds ratio is biased where arms differ much in size, or where the effect is large",
} as const;
