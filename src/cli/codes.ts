/** Codes of what only the command line can find. */
export const cliCodes = {
  NOT_JSON: "a codebook or a plan is not JSON; look for a comma or a quote",
} as const;
