// Pools every shipped data set by the plans in examples/plans and leaves figures and tables under figures/.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { columnName, readContrasts, synthesize, toCsv } from "wane";
import * as datasets from "wane/datasets";
import { toPng, toSvg } from "wane/render";

/** Which data set each plan asks its question of. */
const analyses = JSON.parse(await readFile("examples/analyses.json", "utf8"));
const sets = new Map(Object.entries(datasets));

const number = (value) => (value === null ? "" : value.toFixed(2));

function summary(title, { rows, grid }) {
  const facets = grid.strata.facets.map(({ name }) => name);
  const lines = rows.tidy.map((row) => {
    const cell = facets.map((name) => row[name]).join(" | ");
    const silent = row.withoutNumbers > 0 ? `, ${row.withoutNumbers} without usable numbers` : "";
    const doubtful = row.doubtful > 0 ? `, ${row.doubtful} doubtful` : "";
    if (row.k === 0) return `  ${cell}: no trial with numbers${doubtful}${silent}`;
    const [estimate, lower, upper] =
      row.natural === null ? [row.estimate, row.lower, row.upper] : [row.natural, row.naturalLower, row.naturalUpper];
    const interval = `${number(estimate)} [${number(lower)}, ${number(upper)}]`;
    const trials = row.k === 1 ? "one trial, not pooled" : `${row.k} trials`;
    return `  ${cell}: ${interval}, ${trials}${doubtful}${silent}`;
  });
  const notes = grid.notes.map(({ message }) => `  note: ${message}`);
  return [
    title,
    `  ${rows.tidy[0].measure} by ${facets.map(columnName).join(" and ")}, 95% intervals`,
    ...lines,
    ...notes,
  ].join("\n");
}

await rm("figures", { recursive: true, force: true });
for (const [name, set] of Object.entries(analyses)) {
  const plan = JSON.parse(await readFile(`examples/plans/${name}.json`, "utf8"));
  const synthesis = synthesize(readContrasts(sets.get(set)), plan);
  const folder = `figures/${name}`;
  await mkdir(folder, { recursive: true });
  for (const [figure, specification] of Object.entries(synthesis.specifications)) {
    await writeFile(`${folder}/${figure}.vl.json`, `${JSON.stringify(specification, null, 1)}\n`);
    await writeFile(`${folder}/${figure}.svg`, await toSvg(specification));
    await writeFile(`${folder}/${figure}.png`, await toPng(specification, { scale: 2 }));
  }
  for (const [table, rows] of Object.entries({ ...synthesis.rows, audit: synthesis.audit })) {
    if (rows.length > 0) await writeFile(`${folder}/${table}.csv`, toCsv(rows));
  }
  console.log(`${summary(plan.title, synthesis)}\n`);
}
console.log("Figures (SVG, PNG, Vega-Lite) and tables (CSV) are under figures/");
