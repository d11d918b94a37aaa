/** Codes of what only the command line can find. */
export const cliCodes = {
  NOT_JSON: "a codebook or a plan is not JSON; look for a comma or a quote",
  NO_ANSWER: "no row gives an effect to pool; ask for another outcome or measure, or add what the rows lack",
} as const;
