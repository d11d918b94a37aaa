import { mkdir, readFile, writeFile } from "node:fs/promises";
import { kneeOaExercise, syntheticNeedling } from "../datasets/index.js";
import { readContrasts } from "../src/data/index.js";
import { toSvg } from "../src/render/index.js";
import { synthesize } from "../src/synthesize.js";
import type { Dataset } from "../src/types/index.js";

/** The pictures of README and guide, drawn from the plans that `npm run figures` runs. */
const pictures: readonly [name: string, figure: string, dataset: Dataset][] = [
  ["knee-oa-pain", "grid", kneeOaExercise],
  ["synthetic-needling", "fade", syntheticNeedling],
];

await mkdir("docs/images", { recursive: true });
for (const [name, figure, dataset] of pictures) {
  const plan = JSON.parse(await readFile(`examples/plans/${name}.json`, "utf8"));
  const specification = synthesize(readContrasts(dataset), plan).specifications[figure];
  if (specification === undefined) throw new Error(`${name} has no figure ${figure}`);
  await writeFile(`docs/images/${name}-${figure}.svg`, await toSvg(specification));
}
