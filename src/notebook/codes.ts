/** What can go wrong when a value is shown. */
export const notebookCodes = {
  NOT_SHOWABLE:
    "show knows what the line gives on its way, regressions, what a result hangs on, rows, diagnostics and specifications: show one of these, or rows made of it",
} as const;
