import { wrapped } from "../plot/text-lines.js";
import type { Command } from "./command.js";
import { exitCodes } from "./failure.js";
import { placeFiles } from "./folder.js";
import { template } from "./template.js";

/** `wane init`: files to start a review from. */
export const init: Command = {
  name: "init",
  usage: "[DIR] [flags]",
  summary: "files to start a review from",
  about: [
    "Writes data.csv with invented example rows of every kind, trials.csv with facts of whole trials (risk of bias, blinding, credibility), codebook.json, plan.json and a README.md that explains the columns into DIR, or into the current folder. Nothing is overwritten. wane check and wane synthesize work on them at once.",
  ],
  positionals: { least: 0, most: 1 },
  flags: {},
  examples: [["wane init review", "then: cd review, and follow README.md"]],
  run: async ({ positionals: [folder = "."], host, json, print, printJson, style, width }) => {
    placeFiles(folder, template, host);
    const files = [...template.keys()];
    if (json) printJson({ ok: true, out: folder, files });
    else {
      const place = folder === "." ? "" : `${folder}/`;
      print(`${style.green("wrote")} ${files.join(", ")}${folder === "." ? "" : ` to ${folder}`}\n`);
      const next = `wane synthesize ${place}data.csv --codebook ${place}codebook.json --trials ${place}trials.csv --plan ${place}plan.json --out ${place}figures`;
      print(
        wrapped(`next: ${next}`, width)
          .map((line) => `${line}\n`)
          .join(""),
      );
    }
    return exitCodes.done;
  },
};
