import type { Facet, Overlap, Stratum } from "../types/index.js";

/** For each control (or whatever the other facets are) and each pair of windows: the trials that stand in both, or in one. */
export function overlapsOf(strata: readonly Stratum[], facets: readonly Facet[]): readonly Overlap[] {
  const windows = facets.find(({ name }) => name === "window")?.values ?? [];
  const others = (key: Stratum["key"]) => JSON.stringify(Object.entries(key).filter(([name]) => name !== "window"));
  const groups = [...new Set(strata.map(({ key }) => others(key)))];
  return groups.flatMap((group) => {
    const cells = strata.filter(({ key }) => others(key) === group);
    const trialsOf = (window: string) =>
      new Set(
        cells
          .filter(({ key }) => key.window === window)
          .flatMap(({ effects }) => effects.map(({ contrast }) => contrast.trial)),
      );
    const control = cells[0]?.key.control ?? null;
    return windows.flatMap((first, i) =>
      windows.slice(i + 1).flatMap((second): Overlap[] => {
        const [one, other] = [trialsOf(first), trialsOf(second)];
        if (one.size === 0 || other.size === 0) return [];
        return [
          {
            control,
            key: Object.fromEntries(Object.entries(cells[0]?.key ?? {}).filter(([name]) => name !== "window")),
            windows: [first, second],
            both: [...one].filter((trial) => other.has(trial)).sort(),
            onlyFirst: [...one].filter((trial) => !other.has(trial)).sort(),
            onlySecond: [...other].filter((trial) => !one.has(trial)).sort(),
          },
        ];
      }),
    );
  });
}
