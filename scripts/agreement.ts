import { readFileSync, writeFileSync } from "node:fs";
import { agrees, type Comparison, compareCase, distance, ledger } from "../test/reference/compare.js";
import { readTopic } from "../test/reference/reference.js";
import { topics } from "../test/reference/topics.js";

/**
 * Writes docs/agreement.md from the reference cases, by the adapters that the tests use, and the totals into the README.
 * What the ledger calls covered is counted as such only if it agrees here as well.
 */
const PAGE = "docs/agreement.md";
const README = "README.md";

interface Compared extends Comparison {
  readonly id: string;
}

interface Apart {
  readonly id: string;
  readonly reason: string;
  readonly numbers: readonly Compared[];
}

interface Account {
  readonly name: string;
  readonly about: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: number;
  readonly covered: number;
  readonly numbers: readonly Compared[];
  readonly apart: readonly Apart[];
  readonly waiting: readonly { readonly reason: string; readonly cases: readonly string[] }[];
}

function accountOf(name: string): Account {
  const topic = readTopic(name);
  const adapter = topics[name];
  const entry = ledger[name];
  if (adapter === undefined || entry === undefined) throw new Error(`${name} needs an adapter and a ledger`);
  const compared = (id: string): Compared[] => {
    const comparisons = compareCase(topic, adapter, id);
    if (comparisons === null) throw new Error(`${name}, ${id}: in the ledger as answered, and it is not`);
    return comparisons.map((each) => ({ ...each, id }));
  };
  const numbers = entry.covered.flatMap(compared);
  const wrong = numbers.find((each) => !agrees(each));
  if (wrong !== undefined) throw new Error(`${name}, ${wrong.id}: ${wrong.field} does not agree; run the tests`);
  return {
    name,
    about: topic.about,
    versions: topic.versions,
    cases: topic.cases.length,
    covered: entry.covered.length,
    numbers: numbers.filter(({ expected }) => expected !== null),
    apart: entry.differs.flatMap(({ reason, cases }) =>
      cases.map((id) => ({ id, reason, numbers: compared(id).filter((each) => !agrees(each)) })),
    ),
    waiting: entry.waiting,
  };
}

const accounts = Object.keys(topics).toSorted().map(accountOf);

const total = (of: (account: Account) => number): number => accounts.reduce((sum, account) => sum + of(account), 0);
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
/** Columns of numbers stand to the right. */
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map((_, i) => (rows.every((cells) => /^[\d*]/.test(cells[i] ?? "")) ? "--:" : "---")), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Two significant digits, upwards, so that no error is larger than it is printed. */
function upwards(size: number): string {
  if (size === 0 || !Number.isFinite(size)) return size === 0 ? "0" : "one of them has none";
  const [digits, power] = size.toExponential(15).split("e") as [string, string];
  return Number(`${Math.ceil(Number(digits) * 10 - 1e-9)}e${Number(power) - 1}`).toExponential(1);
}

const farthest = (numbers: readonly Compared[]): Compared =>
  numbers.reduce((far, each) => (distance(each) > distance(far) ? each : far));

/** How closely a topic agrees, for each tolerance that its numbers are held to. */
const closeness = ({ name, numbers }: Account): string[][] =>
  distinct(numbers.map(({ tolerance }) => tolerance.relative))
    .toSorted((a, b) => a - b)
    .map((relative) => {
      const held = numbers.filter(({ tolerance }) => tolerance.relative === relative);
      const far = farthest(held);
      const size = upwards(distance(far));
      return [
        `\`${name}\``,
        relative === 0 ? "every digit" : relative.toExponential(0),
        grouped(held.length),
        size,
        size === "0" ? "" : `\`${far.id}\`: ${far.field}`,
      ];
    });

const shown = (value: number | null): string =>
  value === null
    ? "none"
    : Number.isFinite(value)
      ? String(Number(value.toPrecision(6)))
      : value > 0
        ? "infinite"
        : "-infinite";

/** Cases that differ for one reason, each with the number that is farthest apart. */
const differences = ({ name, apart }: Account): string[] =>
  distinct(apart.map(({ reason }) => reason)).map((reason) => {
    const rows = apart.filter((each) => each.reason === reason);
    return `### ${name}: ${reason}\n\n${table(
      ["case", "numbers that differ", "the farthest", "here", "in R", "relative"],
      rows.map(({ id, numbers }) => {
        const far = farthest(numbers);
        return [
          `\`${id}\``,
          String(numbers.length),
          far.field,
          shown(far.actual),
          shown(far.expected),
          upwards(distance(far)),
        ];
      }),
    )}`;
  });

const packages = distinct(
  accounts.flatMap(({ versions }) => Object.entries(versions).map(([name, version]) => `${name} ${version}`)),
);
const cases = total((account) => account.cases);
const covered = total((account) => account.covered);
const apart = total((account) => account.apart.length);
const waiting = total((account) => account.waiting.flatMap((group) => group.cases).length);
const numbers = total((account) => account.numbers.length);
const waitingList = accounts.flatMap(({ name, waiting: groups }) =>
  groups.map(({ reason, cases: ids }) => [`\`${name}\``, reason, String(ids.length)]),
);

writeFileSync(
  PAGE,
  `# Agreement with R

<!-- Written by scripts/agreement.ts, from the cases and by the adapters that the tests use. -->

What R computed, case by case, beside what \`wane\` computes. The cases were computed once, outside the tests, with R's
iterations stopped as late as they allow; \`test/reference/README.md\` says how. Each case is one call
in R and holds many numbers. Versions: ${packages.join(", ")}.

## Every case, accounted for

- **agrees**: every number that both have, within the tolerance of the next table;
- **differs**: some number does not, for the reason given below, and we stand by it;
- **waiting**: \`wane\` has no such method yet.

A test fails when a case is in none of them, in two, or in the wrong one.

${table(
  ["topic", "cases", "agree", "differ", "waiting", "numbers that agree"],
  [
    ...accounts.map((each) => [
      `\`${each.name}\``,
      grouped(each.cases),
      grouped(each.covered),
      grouped(each.apart.length),
      grouped(each.waiting.flatMap((group) => group.cases).length),
      grouped(each.numbers.length),
    ]),
    ["**all**", ...[cases, covered, apart, waiting, numbers].map((n) => `**${grouped(n)}**`)],
  ],
)}

${accounts.map(({ name, about }) => `- \`${name}\`: ${about}`).join("\n")}

## How closely

The largest error of the cases that agree, rounded up, and where it stands. An error is relative to R's number; that of an
effect or of its limits, which may lie near 0, is relative to the standard error where that is larger; that of a probability
is the error of its logarithm.

${table(["topic", "held to", "numbers", "largest error", "case and number"], accounts.flatMap(closeness))}

## What differs, and why

${accounts.flatMap(differences).join("\n\n") || "Nothing."}

## What is waiting

${waitingList.length === 0 ? "Nothing." : table(["topic", "what", "cases"], waitingList)}
`,
);

const totals = `Of ${grouped(cases)} cases from R, ${grouped(covered)} agree in every one of their ${grouped(numbers)} numbers, ${grouped(apart)} differ for a reason that is
written down, and ${waiting === 0 ? "none waits" : `${grouped(waiting)} wait`} for a method: [case by case](docs/agreement.md).
`;
const marked = /(?<=<!-- agreement -->\n)[\s\S]*(?=<!-- \/agreement -->)/;
const readme = readFileSync(README, "utf8");
if (!marked.test(readme))
  throw new Error(`${README} has no place for the totals: <!-- agreement --> and <!-- /agreement -->`);
writeFileSync(README, readme.replace(marked, totals));
console.log(`${PAGE}: ${cases} cases, ${covered} agree, ${apart} differ, ${waiting} waiting; ${numbers} numbers`);
