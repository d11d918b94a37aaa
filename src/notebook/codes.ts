/** What can go wrong when a value is shown. */
export const notebookCodes = {
  NOT_SHOWABLE:
    "show knows contrasts, effects, strata, fits, grids, syntheses, rows, diagnostics and specifications: show one of these, or rows made of it",
} as const;
