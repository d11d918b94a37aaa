import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/**
 * Checks the built site: every link within it leads to a page and an anchor that are there, and no page loads anything
 * from elsewhere, so that it can be read without a network.
 */
const root = "docs/site";
const pages = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
const problems: string[] = [];

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<[a-z][^>]*\\s${name}="([^"]*)"`, "g"))].map(([, value]) => value as string);

const decoded = (text: string): string => decodeURIComponent(text.replaceAll("&amp;", "&"));

const anchors = new Map<string, ReadonlySet<string>>();
const anchorsOf = (file: string): ReadonlySet<string> => {
  const known = anchors.get(file) ?? new Set(attributes(readFileSync(file, "utf8"), "id"));
  anchors.set(file, known);
  return known;
};

for (const page of pages) {
  const html = readFileSync(join(root, page), "utf8");
  const loads = [
    ...attributes(html, "src"),
    ...[...html.matchAll(/<link[^>]*\shref="([^"]*)"/g)].map(([, value]) => value as string),
  ];
  for (const address of loads) if (/^(https?:)?\/\//.test(address)) problems.push(`${page} loads ${address}`);
  for (const address of [...attributes(html, "href"), ...attributes(html, "src")]) {
    if (/^([a-z]+:|\/\/)/.test(address)) continue;
    const [path = "", anchor = ""] = decoded(address).split("#");
    const file = path === "" ? join(root, page) : normalize(join(root, dirname(page), path.split("?")[0] as string));
    if (!existsSync(file) || statSync(file).isDirectory()) problems.push(`${page}: there is no ${address}`);
    else if (anchor !== "" && file.endsWith(".html") && !anchorsOf(file).has(anchor))
      problems.push(`${page}: there is no anchor ${address}`);
  }
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`${pages.length} pages, every link leads somewhere, nothing is loaded from elsewhere`);
