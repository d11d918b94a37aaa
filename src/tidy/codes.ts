/** What can go wrong when rows are made. */
export const tidyCodes = {
  NOT_A_FIT: "a pooled effect, or a grid of them, is needed: a regression has rows and figures of its own",
} as const;
