/** Cases of a law whose case is dear: so many, and in proportion more where FC_RUNS asks for more than fifty. */
export const runs = (cases: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil((cases * Number(process.env.FC_RUNS ?? 50)) / 50),
});
