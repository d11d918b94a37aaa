import fc from "fast-check";

// Twenty-five cases of each law in each run, others in the next: FC_RUNS asks for more.
fc.configureGlobal({ seed: Number(process.env.FC_SEED), numRuns: Number(process.env.FC_RUNS ?? 25) });
