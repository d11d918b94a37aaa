import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A check that takes too long for every change: it is run by hand and leaves a report. */
export interface Part {
  readonly name: string;
  /** What is run, by tsx. */
  readonly command: readonly string[];
  /** Files and folders that the outcome depends on. */
  readonly sources: readonly string[];
}

/** All of them, in the order in which they are run. A further one is a line here and a script that calls `writeReport`. */
export const parts: readonly Part[] = [
  {
    name: "fuzz",
    command: ["scripts/fuzz.ts", "1000000", "20261121", "--commit"],
    sources: ["src", "datasets", "scripts/fuzz.ts", "scripts/fuzz"],
  },
  {
    name: "mutation-numeric",
    command: ["scripts/mutation.ts", "numeric"],
    sources: ["src/numeric", "test/numeric"],
  },
  {
    name: "mutation-model",
    command: ["scripts/mutation.ts", "model"],
    sources: ["src/numeric", "src/model", "test/model", "test/reference"],
  },
  {
    name: "simulation",
    command: ["scripts/simulate.ts"],
    sources: [
      ...["src/numeric", "src/model", "src/covariance", "src/regression", "src/mixed", "src/robust", "src/dependence"],
      ...["scripts/simulate.ts", "scripts/simulate"],
    ],
  },
  {
    name: "simulation-fade",
    command: ["scripts/simulate-fade.ts"],
    sources: [
      ...["src/numeric", "src/model", "src/effect", "src/covariance", "src/regression", "src/mixed", "src/robust"],
      ...["src/dependence", "src/fade", "datasets/synthetic-needling"],
      ...["scripts/synthetic-needling.ts", "scripts/simulate-fade.ts", "scripts/simulate-fade"],
    ],
  },
];

export const reportOf = ({ name }: Part): string => `deep/${name}.json`;

/** SHA-256 of the names and contents of a part's sources. */
export function hashOf({ sources }: Part): string {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

const filesIn = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path];
