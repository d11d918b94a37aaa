const MEASURES = ["MD", "SMD", "OR", "RR", "RD"];

/**
 * Every file that the library would write of the shipped data, by name: specifications and tables of the plans that are
 * kept, and of every outcome domain of every set by every measure. A question without an answer gives its message.
 *
 * Runs wherever the library does, and is given all that it needs.
 */
export function outputs({ readContrasts, synthesize, toCsv }, datasets, kept) {
  const files = {};
  const write = (folder, contrasts, plan) => {
    try {
      const { specifications, rows, audit } = synthesize(contrasts, plan);
      for (const [name, specification] of Object.entries(specifications))
        files[`${folder}/${name}.vl.json`] = JSON.stringify(specification);
      for (const [name, table] of Object.entries({ ...rows, audit })) files[`${folder}/${name}.csv`] = toCsv(table);
    } catch (error) {
      files[`${folder}/refused.txt`] = String(error);
    }
  };
  for (const { name, set, plan } of kept) write(name, readContrasts(datasets[set]), plan);
  for (const [name, set] of Object.entries(datasets)) {
    let contrasts;
    try {
      contrasts = readContrasts(set);
    } catch (error) {
      files[`${name}/refused.txt`] = String(error);
      continue;
    }
    const common = {
      favours: "left",
      windows: contrasts.some(({ weeks }) => weeks !== null) ? "cochranePain" : "reported",
    };
    for (const outcome of new Set(contrasts.map((contrast) => contrast.outcome.domain)))
      for (const measure of MEASURES)
        write(`${name}/${outcome}/${measure}`, contrasts, { ...common, outcome, measure });
  }
  return files;
}
