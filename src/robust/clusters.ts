import { SynthesisError } from "../errors.js";
import type { Marginal } from "../mixed/marginal.js";
import type { ModeratorData } from "../regression/index.js";
import type { ComputedEffect } from "../types/index.js";

/** What the clusters of a fit are. */
export interface ClusterOptions {
  /** `trial` by default, else a column of `data`, a value of the fit's studies, or a fact of the rows. */
  readonly cluster?: string;
  /** Columns of the caller's own: one value for each study of the fit, in its order. */
  readonly data?: ModeratorData;
}

/** Effects that may depend on one another, cluster by cluster. */
export interface Clusters {
  readonly names: readonly string[];
  /** Places of each cluster's effects, in order. */
  readonly members: readonly Int32Array[];
}

/** A study of any fit. */
interface Member {
  readonly label: string;
  readonly effect: ComputedEffect | null;
  readonly values?: Readonly<Record<string, number | string>>;
  readonly moderators?: Readonly<Record<string, number | string>>;
}

/**
 * The clusters of a fit's studies, in the order in which they occur.
 *
 * @throws {@link SynthesisError} `NO_SUCH_CLUSTER`, `CLUSTER_MISSING`, `CLUSTERS_DEPEND`, `TOO_FEW_CLUSTERS`
 */
export function clustersOf(
  studies: readonly Member[],
  blocks: Marginal["blocks"],
  { cluster = "trial", data = {} }: ClusterOptions,
): Clusters {
  const column = Object.hasOwn(data, cluster) ? data[cluster]! : null;
  if (column !== null && column.length !== studies.length) {
    throw new SynthesisError(
      "NO_SUCH_CLUSTER",
      `robust: column ${cluster} needs one value for each of the fit's ${studies.length} studies, got ${column.length}`,
      { remedy: "leave out those that the fit has left out" },
    );
  }
  const members = new Map<string, number[]>();
  const names = studies.map((study, i) => {
    const value = column === null ? factOf(study, cluster) : column[i];
    if (value === undefined) throw noSuch(cluster, studies, data);
    if (value === null) {
      throw new SynthesisError("CLUSTER_MISSING", `robust: ${cluster} is not known for ${study.label}`, {
        remedy: "give it, or leave the study out of the fit",
      });
    }
    const name = String(value);
    const others = members.get(name);
    if (others === undefined) members.set(name, [i]);
    else others.push(i);
    return name;
  });
  requireWholeBlocks(cluster, names, blocks);
  if (members.size < 2) {
    throw new SynthesisError(
      "TOO_FEW_CLUSTERS",
      `robust: needs two clusters or more, got ${members.size === 1 ? `all effects in ${names[0]}` : "none"}`,
      { remedy: "with one cluster there is no variance between clusters: use the model's own intervals" },
    );
  }
  return { names: [...members.keys()], members: [...members.values()].map((places) => Int32Array.from(places)) };
}

function factOf({ label, effect, values, moderators }: Member, name: string): string | number | null | undefined {
  const known = values ?? moderators;
  if (known !== undefined && Object.hasOwn(known, name)) return known[name];
  if (effect === null) return name === "trial" ? label : undefined;
  const { trial, facts, trialFacts } = effect.contrast;
  if (name === "trial") return trial;
  if (Object.hasOwn(facts, name)) return facts[name];
  return trialFacts !== null && Object.hasOwn(trialFacts.facts, name) ? trialFacts.facts[name] : undefined;
}

/** Between clusters nothing may depend on anything, under the model itself. */
function requireWholeBlocks(cluster: string, names: readonly string[], blocks: Marginal["blocks"]): void {
  for (const { rows } of blocks) {
    const first = names[rows[0]!]!;
    let other = first;
    for (let i = 1; i < rows.length && other === first; i++) other = names[rows[i]!]!;
    if (other === first) continue;
    throw new SynthesisError(
      "CLUSTERS_DEPEND",
      `robust: clusters need effects that are independent of one another, but under the model those of ${cluster} "${first}" and "${other}" are not`,
      { remedy: "choose clusters that hold them all", evidence: { clusters: [first, other] } },
    );
  }
}

function noSuch(cluster: string, studies: readonly Member[], data: ModeratorData): SynthesisError {
  const [first] = studies;
  const known = [...Object.keys(data), ...Object.keys(first?.values ?? first?.moderators ?? {}), "trial"];
  return new SynthesisError("NO_SUCH_CLUSTER", `robust: there is no column "${cluster}" to name the clusters`, {
    remedy: `there are ${[...new Set(known)].join(", ")}; other columns go into data: { ${/^\w+$/.test(cluster) ? cluster : JSON.stringify(cluster)}: [...] }`,
  });
}
