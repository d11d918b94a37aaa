import fc from "fast-check";

/** Text that readers stumble over. */
const scrap = fc.oneof(
  fc.constantFrom(...[",", ";", '"', "\n", "\r\n", "\t", "-", "0", "95", "\u0000", "\ufeff", "=1+1", "<b>"]),
  fc.constantFrom(...["1e308", "-1e308", "1e-320", "NaN", "Infinity", "null", "true", "{}", "[]", "__proto__"]),
  fc.constantFrom("sham", "pain"),
  fc.string({ maxLength: 6 }),
  fc.double().map(String),
);

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Values that may stand in a cell, next to scrap. */
const value = fc.oneof(
  fc.constantFrom("", "0", "1", "2", "3.5", "-2", "40", "1e6", "1e-6", "NA", "pain", "sham", "final", "change"),
  fc.constantFrom("low", "high", "yes", "no", "baseline", "placebo", "MD", "OR"),
  fc.double({ noNaN: true }).map(String),
  scrap,
);

const slip = fc.record({ at: place, drop: fc.nat({ max: 12 }), put: scrap });
const swap = fc.record({ row: place, column: place, put: value });

type Slip = { readonly at: number; readonly drop: number; readonly put: string };
type Swap = { readonly row: number; readonly column: number; readonly put: string };

const rarely = <T>(drawn: fc.Arbitrary<T[]>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: drawn });

/** Which lines of a table are taken, and where it, its codebook and a plan are broken. */
export const breaks = fc.record({
  from: place,
  lines: fc.integer({ min: 1, max: 12 }),
  swaps: fc.array(swap, { maxLength: 6 }),
  inCsv: rarely(fc.array(slip, { maxLength: 3 })),
  inCodebook: rarely(fc.array(slip, { maxLength: 2 })),
  inPlan: rarely(fc.array(slip, { maxLength: 1 })),
});

/** The header and some lines in a row; a break within a quoted cell is one of the things that may happen. */
export function taken(csv: string, from: number, count: number): string {
  const [header = "", ...lines] = csv.trimEnd().split("\n");
  const start = Math.floor(from * Math.max(1, lines.length - count + 1));
  return [header, ...lines.slice(start, start + count)].join("\n");
}

/** Characters knocked out anywhere. */
export const edited = (text: string, slips: readonly Slip[]): string =>
  slips.reduce((now, { at, drop, put }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + put + now.slice(from + drop);
  }, text);

/** Other values in whole cells, so that more than the header's complaint is reached. */
export const swapped = (csv: string, swaps: readonly Swap[]): string => {
  const [header = "", ...lines] = csv.split("\n");
  for (const { row, column, put } of swaps) {
    const i = Math.floor(row * lines.length);
    const cells = (lines[i] ?? "").match(/("([^"]|"")*"|[^,"]*)(,|$)/g)?.slice(0, header.split(",").length) ?? [];
    const j = Math.floor(column * cells.length);
    lines[i] = cells
      .map((cell, at) => (at === j ? `"${put.replaceAll('"', '""')}"${cell.endsWith(",") ? "," : ""}` : cell))
      .join("");
  }
  return [header, ...lines].join("\n");
};

/** JSON as far as it still is. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
