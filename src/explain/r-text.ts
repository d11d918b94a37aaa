/** A number as R reads it back: the shortest decimal that stands for it. */
export const number = (value: number): string => String(value);

/** A text as R reads it back, in ASCII, so that no locale changes it. */
export const text = (value: string): string => `"${[...value].map(letter).join("")}"`;

function letter(char: string): string {
  if (char === '"' || char === "\\") return `\\${char}`;
  const code = char.codePointAt(0) as number;
  if (code >= 32 && code < 127) return char;
  // R has no text with a null in it.
  return code === 0 ? "" : `\\U{${code.toString(16)}}`;
}

/** A comment, whatever line ends its text has. */
export const comment = (value: string): string => `# ${value.replaceAll(/\s+/g, " ")}`;

const WIDTH = 100;

/** `c(...)` in lines that are not too long. */
export function vector(values: readonly (number | string)[], indent = "  "): string {
  const items = values.map((value) => (typeof value === "number" ? number(value) : text(value)));
  const short = `c(${items.join(", ")})`;
  if (short.length <= WIDTH) return short;
  const lines = [""];
  for (const item of items) {
    const last = lines.at(-1) as string;
    if (last !== "" && last.length + item.length + 2 > WIDTH) lines.push(item);
    else lines[lines.length - 1] = last === "" ? item : `${last}, ${item}`;
  }
  return `c(\n${lines.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent})`;
}

/** `name <- data.frame(...)`, with the columns as they are called here. */
export const frame = (name: string, columns: Readonly<Record<string, readonly (number | string)[]>>): string =>
  [
    `${name} <- data.frame(`,
    ...Object.entries(columns).map(([column, values]) => `  ${column} = ${vector(values)},`),
    "  stringsAsFactors = FALSE",
    ")",
  ].join("\n");
