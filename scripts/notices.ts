/**
 * Writes `THIRD-PARTY-NOTICES.md`: the licences of the packages that are bundled into the build, and of the fonts beside
 * it. What was bundled is read from the build's own records; packages with the same licence text share it.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const RECORDS = ["dist/metafile-esm.json", "dist/metafile-iife.json"];
const NOTICES = "THIRD-PARTY-NOTICES.md";

const inputsOf = (record: string): string[] =>
  Object.keys((JSON.parse(readFileSync(record, "utf8")) as { readonly inputs: object }).inputs);
const bundled = [...new Set(RECORDS.flatMap(inputsOf))].filter((file) => file.includes("node_modules/")).sort();
const folders = new Set(bundled.map((file) => file.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? file));

const textsOf = (folder: string, name: RegExp): string[] =>
  readdirSync(folder)
    .filter((file) => name.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());

const licenceOf = (folder: string): string => {
  const [text] = textsOf(folder, /^licen[cs]e(\.\w+)?$/i);
  if (text === undefined) throw new Error(`notices needs a licence text in ${folder}, found none`);
  return text;
};

/** Some files quote the notice of an older implementation in their header. */
const noticesIn = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/\/\*\*?[\s\S]*?@license[\s\S]*?\*\//g)]
    .map(
      ([comment]) =>
        comment
          .replace(/\*\/$/, "")
          .replace(/^ ?\* ?/gm, "")
          .split(/^## Notice$/m)[1],
    )
    .flatMap((notice) => (notice === undefined ? [] : [dedent(notice)]));

const dedent = (text: string): string =>
  text
    .replace(/^```.*$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const packages = [...folders].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
  return { name: `${name} ${version}`, text: licenceOf(folder) };
});
const fonts = { name: "DejaVu Sans 2.37", text: licenceOf("assets/fonts") };

const groups = new Map<string, string[]>();
for (const { name, text } of [...packages, fonts]) groups.set(text, [...(groups.get(text) ?? []), name]);
const quoted = [
  ...new Set([...[...folders].flatMap((folder) => textsOf(folder, /^notice/i)), ...bundled.flatMap(noticesIn)]),
].sort();

const block = (text: string): string => `\`\`\`text\n${text}\n\`\`\`\n`;
writeFileSync(
  NOTICES,
  [
    "# Third-party notices\n",
    "The build of wane contains code of the packages below, and the fonts that figures are drawn with.\n",
    ...[...groups].map(
      ([text, names]) =>
        `## ${names[0]}${names.length > 1 ? " and others" : ""}\n\n${names.map((name) => `- ${name}`).join("\n")}\n\n${block(text)}`,
    ),
    "## Notices of these packages and of older works in their sources\n",
    ...quoted.map(block),
  ].join("\n"),
);
console.log(`${NOTICES}: ${packages.length} packages, ${groups.size} licences, ${quoted.length} notices`);
