/** Writes `docs/measures.md`: every measure from the registry that computes it. */
import { writeFile } from "node:fs/promises";
import { contrastMeasures, entryOf, type MeasureInfo, measures } from "../src/measure/index.js";
import type { Measure } from "../src/types/index.js";

const families: readonly (readonly [title: string, statistics: string, codes: readonly Measure[]])[] = [
  [
    "Two groups' means",
    "`{ treatment: { n, mean, sd }, comparator: { n, mean, sd } }`; `VR` needs no means. Where the standardized difference is all that is needed (`SMD`, `RPB`, `ZPB`, `RBIS`, `ZBIS`, `D2OR`, `D2ORL`, `D2ORN`), also `{ n: { treatment, comparator }, d }`, or `t`, or `p` with the side that is `higher`.",
    ["MD", "SMD", "SMDH", "SMD1", "SMD1H", "ROM", "VR", "CVR", "CLESN", "AUCN", "RPB", "ZPB", "RBIS", "ZBIS"],
  ],
  ["Two groups' means as odds ratios", "As above.", ["D2OR", "D2ORL", "D2ORN"]],
  ["Areas and probabilities as they are reported", "`{ auc, n: { treatment, comparator } }`", ["CLES", "AUC"]],
  [
    "Two groups' events",
    "`{ treatment: { n, events }, comparator: { n, events } }`",
    ["OR", "RR", "RD", "PETO", "AS", "PHI", "ZPHI", "YUQ", "YUY", "RTET", "ZTET", "PBIT", "OR2D", "OR2DL", "OR2DN"],
  ],
  [
    "Events per time at risk",
    "`{ treatment: { events, time }, comparator: { events, time } }`; for `HR` `{ ratio, ci }` as printed, with `level` if it is not 0.95.",
    ["IRR", "IRD", "IRSD", "HR"],
  ],
  [
    "Change within persons, and matched pairs of means",
    "`{ n, after: { mean, sd }, before: { mean, sd }, correlation }`; for `SMCC` also `{ n, t }`.",
    ["MC", "SMCC", "SMCR", "SMCRH", "SMCRP", "SMCRPH", "ROMC", "VRC", "CVRC", "CLESCN"],
  ],
  [
    "Matched pairs of events",
    "`{ both, onlyTreatment, onlyComparator, neither }`, in pairs.",
    ["MPRD", "MPRR", "MPOR", "MPORC", "MPPETO"],
  ],
  [
    "Correlations and explained variance",
    "`{ r, n }`; partial: also `predictors`, its own included; semi-partial: also `r2`; explained variance: `{ r2, predictors, n }`.",
    ["COR", "UCOR", "ZCOR", "PCOR", "ZPCOR", "SPCOR", "ZSPCOR", "R2", "ZR2", "R2F", "ZR2F"],
  ],
  ["One group's mean", "`{ n, mean, sd }`; `SDLN` needs no mean.", ["MN", "SMN", "MNLN", "SDLN", "CVLN"]],
  ["One group's proportion", "`{ n, events }`", ["PR", "PLN", "PLO", "PRZ", "PAS", "PFT"]],
  ["One group's rate", "`{ events, time }`", ["IR", "IRLN", "IRS", "IRFT"]],
  ["Reliability of a scale", "`{ alpha, items, n }`", ["ARAW", "AHW", "ABT"]],
  ["Genotypes", "`{ homozygotes: [n, n], heterozygotes }`", ["REH"]],
];

const listed = families.flatMap(([, , codes]) => codes);
const missing = Object.keys(measures).filter((code) => !listed.includes(code as Measure));
if (missing.length > 0) throw new Error(`no family for ${missing.join(", ")}`);

const cells = (values: readonly string[]): string =>
  `| ${values.map((value) => value.replaceAll("|", "\\|")).join(" | ")} |`;

/** Identifiers of papers as links; addresses with brackets need them escaped. */
const linked = (source: string): string =>
  source.replaceAll(/doi:(10\.\S+?)(?=[;,]?(?:\s|$))/g, (_, doi: string) => {
    const address = encodeURI(doi)
      .replaceAll("(", "%28")
      .replaceAll(")", "%29")
      .replaceAll("<", "%3C")
      .replaceAll(">", "%3E");
    return `[doi](https://doi.org/${address})`;
  });

const line = (code: Measure, { name, scale, backTransformation, variances, corrected, assumes, source }: MeasureInfo) =>
  cells([
    `\`${code}\``,
    name,
    scale === "as it is" ? scale : `${scale}; back: ${backTransformation}`,
    `${variances.map((form) => `\`${form}\``).join(", ")}${corrected ? "; corrected for bias" : ""}`,
    entryOf(code).noEffect === null ? "" : String(entryOf(code).noEffect),
    assumes,
    linked(source),
  ]);

const page = `# All measures

<!-- Written by scripts/measures.ts, from the registry that computes them. -->

Each is computed by \`measureEffect(code, statistics, options)\` and \`measureEffects(code, rows, options)\`; [choosing a
measure](choosing-a-measure.md) says which serves which question. Codes and forms of variances are those of the field. The first
form is the default. ${contrastMeasures.length} of the ${listed.length} can be asked of rows of two arms by \`effectSizes\`: ${contrastMeasures.map((code) => `\`${code}\``).join(", ")}.

${families
  .map(([title, statistics, codes]) =>
    [
      `## ${title}`,
      "",
      statistics,
      "",
      cells(["code", "measure", "scale of analysis", "variance", "no effect", "assumes", "source"]),
      cells(Array.from({ length: 7 }, () => "---")),
      ...codes.map((code) => line(code, measures[code])),
    ].join("\n"),
  )
  .join("\n\n")}
`;

await writeFile("docs/measures.md", page);
