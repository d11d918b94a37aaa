import type { Codebook, ContrastBase, Control, Outcome } from "../types/index.js";
import { isImplied, namedOutcomes } from "./implied-codebook.js";
import type { TypedRow } from "./row-schema.js";
import type { Finding } from "./rule.js";
import { suggest } from "./suggest.js";

/** Looks values up that a codebook declares, and says what was probably meant when they are not there. */
class Vocabulary<T> {
  private readonly values: Map<string, T>;
  constructor(
    private readonly column: Finding["column"],
    entries: readonly (readonly [string, T])[],
    /** The file has no codebook. */
    private readonly implied: boolean,
  ) {
    this.values = new Map(entries);
  }
  find(name: string): T | Finding {
    const value = this.values.get(name);
    if (value !== undefined) return value;
    const names = [...this.values.keys()];
    const meant = suggest(name, names, 0.5);
    return {
      code: "NOT_DECLARED",
      column: this.column,
      message: `needs a value that ${this.implied ? "is known without a codebook" : "the codebook declares"}, got "${name.slice(0, 60)}"${meant === null ? "" : `, did you mean "${meant}"?`}`,
      remedy: this.implied
        ? `known are ${names.join(", ")}; a codebook declares others`
        : `declared are ${names.join(", ")}`,
    };
  }
}

export const isFinding = (value: object): value is Finding => "remedy" in value;

/** What the words of a row stand for in its codebook. */
export class Lookups {
  private readonly outcomes: Vocabulary<Outcome>;
  private readonly comparators: Vocabulary<true>;
  private readonly shamTypes: Vocabulary<true>;
  private readonly windows: Map<string, number>;

  constructor(private readonly codebook: Codebook) {
    const implied = isImplied(codebook);
    this.outcomes = new Vocabulary(
      "outcome",
      codebook.outcomes.map((each) => [each.name, each]),
      implied,
    );
    this.comparators = new Vocabulary(
      "comparator",
      codebook.controls.map(({ comparator }) => [comparator, true]),
      implied,
    );
    this.shamTypes = new Vocabulary(
      "sham_type",
      codebook.controls.flatMap(({ shamType }) => (shamType === null ? [] : [[shamType, true] as const])),
      implied,
    );
    this.windows = new Map(codebook.reportedWindows.map((name, order) => [name, order]));
  }

  outcome({ outcome }: TypedRow): Outcome | Finding {
    if (outcome !== null) return this.outcomes.find(outcome);
    if (this.codebook.outcomes.length === 1) return this.codebook.outcomes[0] as Outcome;
    if (isImplied(this.codebook)) {
      return {
        code: "MISSING_VALUE",
        column: "outcome",
        message: "outcome is empty, and other rows name theirs",
        remedy: `write the outcome of this row, as others have ${namedOutcomes(this.codebook).join(", ")}`,
      };
    }
    return {
      code: "MISSING_VALUE",
      column: "outcome",
      message: `outcome is empty and the codebook declares ${this.codebook.outcomes.length}`,
      remedy: `name one of ${this.codebook.outcomes.map(({ name }) => name).join(", ")}`,
    };
  }

  /** Windows stand in the codebook's order; those that it does not name follow in the order of the file. */
  window({ window }: TypedRow): ContrastBase["reportedWindow"] {
    if (window === null) return null;
    const order = this.windows.get(window) ?? this.windows.size;
    this.windows.set(window, order);
    return { name: window, order };
  }

  control({ comparator, sham_type }: TypedRow): Control | Finding {
    const { controls } = this.codebook;
    if (comparator === null && sham_type === null && controls.length === 1) return controls[0] as Control;
    const kind = comparator ?? (sham_type === null ? "unspecified" : "sham");
    const known = this.comparators.find(kind);
    if (known !== true) return known;
    const sham = sham_type === null ? null : this.shamTypes.find(sham_type);
    if (sham !== null && sham !== true) return sham;
    // A sham type beside another comparator is complained of by its own rule.
    const wanted =
      kind === "sham"
        ? (sham_type ?? "unspecified")
        : (controls.find(({ comparator }) => comparator === kind)?.shamType ?? null);
    return (
      controls.find(({ comparator, shamType }) => comparator === kind && shamType === wanted) ?? {
        code: "NO_SUCH_CONTROL",
        column: "sham_type",
        message: `the codebook has no control with comparator "${kind}" and sham type "${wanted ?? ""}"`,
        remedy: `declare it; there are ${controls.map(({ name }) => name).join(", ")}`,
      }
    );
  }
}
