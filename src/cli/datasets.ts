import { count } from "../plot/format.js";
import { wrapped } from "../plot/text-lines.js";
import type { Dataset } from "../types/index.js";
import type { Command } from "./command.js";
import { exitCodes, UsageError } from "./failure.js";
import { placeFiles } from "./folder.js";
import { inputOf, shippedDatasets } from "./input.js";
import { didYouMean } from "./parse-call.js";
import { safeReadRows } from "./read.js";

/** `wane datasets`: what is shipped, and copies of it. */
export const datasetsCommand: Command = {
  name: "datasets",
  usage: "[NAME] [--out DIR] [flags]",
  summary: "the shipped data sets, and copies of them",
  about: [
    "Lists the data sets that come with wane: title, rows and trials, what kind of data they are, source. With a name, that one alone; with --out too, its data.csv and codebook.json are copied into DIR, ready for wane check and wane synthesize. Nothing is overwritten.",
  ],
  positionals: { least: 0, most: 1 },
  flags: { out: { value: "DIR", help: "folder for a copy of the data set" } },
  examples: [
    ["wane datasets", "the list"],
    ["wane datasets cotchett2014 --out heel-pain", "a copy to look at and to change"],
  ],
  run: async ({ positionals: [name], values, host, json, print, printJson, style, width }) => {
    const datasets = await shippedDatasets();
    const some = name === undefined ? datasets : datasets.filter((each) => each.name === name);
    const [one] = some;
    if (one === undefined) {
      throw new UsageError(
        `there is no data set ${name}${didYouMean(
          name ?? "",
          datasets.map((each) => each.name),
        )}`,
      );
    }
    if (values.out !== undefined) {
      if (name === undefined) throw new UsageError("datasets --out needs the name of a data set");
      placeFiles(values.out, filesOfDataset(one), host);
      if (json) printJson({ ok: true, out: values.out, files: [...filesOfDataset(one).keys()] });
      else print(`${style.green("wrote")} data.csv and codebook.json to ${values.out}\n`);
      return exitCodes.done;
    }
    const facts = some.map(factsOf);
    if (json) printJson(facts);
    else print(facts.map((each) => described(each, style.bold, width)).join("\n"));
    return exitCodes.done;
  },
};

const filesOfDataset = ({ csv, codebook }: Dataset): ReadonlyMap<string, string> =>
  new Map([
    ["data.csv", csv],
    ["codebook.json", `${JSON.stringify(codebook, null, 2)}\n`],
  ]);

type Facts = ReturnType<typeof factsOf>;

function factsOf(dataset: Dataset) {
  const { name, codebook } = dataset;
  const contrasts = safeReadRows(inputOf(dataset)).contrasts ?? [];
  const text = (key: string): string | null => (typeof codebook[key] === "string" ? codebook[key] : null);
  return {
    name,
    title: text("title") ?? name,
    rows: contrasts.length,
    trials: new Set(contrasts.map(({ trial }) => trial)).size,
    synthetic: codebook.synthetic === true,
    design: text("design"),
    outcomes: [...new Set(contrasts.map(({ outcome }) => outcome.domain))],
    source: text("source"),
    licence: text("licence"),
  };
}

function described(
  { name, title, rows, trials, synthetic, design, source }: Facts,
  bold: (text: string) => string,
  width: number,
): string {
  const kind = [...(synthetic ? ["synthetic"] : []), ...(design === null ? [] : [design])].join(", ");
  const lines = [
    title,
    `${count(rows, "row")}, ${count(trials, design === "overview" ? "review" : "trial")}${kind === "" ? "" : `; ${kind}`}`,
    ...(source === null ? [] : [source]),
  ];
  return [bold(name), ...lines.flatMap((line) => wrapped(line, width - 2).map((each) => `  ${each}`))]
    .join("\n")
    .concat("\n");
}
