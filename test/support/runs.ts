/** Cases of a law whose case is dear: so many where each other law has fifty, and in proportion where FC_RUNS asks for more or less. */
export const runs = (cases: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil((cases * Number(process.env.FC_RUNS ?? 25)) / 50),
});
