import type { Assumption, Diagnostic } from "../types/index.js";
import type { CovarianceOptions, SamplingRho } from "./options.js";
import { requireStated, type Stated } from "./person-correlation.js";

/** Keeps what a covariance took for granted, in the order in which it is printed, and what nothing needed. */
export class Account {
  readonly stated: Stated;
  readonly #source: string;
  readonly #used = new Map<string, Assumption>();
  readonly #notes = new Map<string, { readonly note: Diagnostic; readonly trials: Set<string> }>();

  constructor({ samplingRho, samplingPhi, structure, source }: Statement) {
    this.stated = { rho: samplingRho ?? null, phi: samplingPhi ?? null, structure: structure ?? null };
    requireStated(this.stated);
    this.#source = source === undefined ? "assumed" : `assumed; ${source}`;
  }

  useRho(): void {
    const rho = this.stated.rho as SamplingRho;
    const alone = this.stated.phi === null || this.stated.structure === "CS";
    this.#use("samplingRho", printed(rho), alone ? textOfRho(rho) : textWithPhi(rho, this.stated.structure));
  }

  usePhi(): void {
    const phi = this.stated.phi as number;
    const text = `correlation of ${phi} between measurements of the same people one week apart, and ${phi} to the power of the weeks over any time`;
    this.#use("samplingPhi", phi, text);
  }

  #use(name: string, value: Assumption["value"], text: string): void {
    if (!this.#used.has(name)) this.#used.set(name, { name, value, text: `${text} (${this.#source})` });
  }

  /** Something else that was taken for granted. */
  assume(name: string, value: Assumption["value"], text: string): void {
    if (!this.#used.has(name)) this.#used.set(name, { name, value, text });
  }

  /** A note that names the trials it speaks of. */
  note(code: string, trial: string, severity: Diagnostic["severity"], message: string, remedy?: string): void {
    const known = this.#notes.get(code);
    if (known !== undefined) known.trials.add(trial);
    else
      this.#notes.set(code, {
        note: { code, severity, message, ...(remedy === undefined ? {} : { remedy }) },
        trials: new Set([trial]),
      });
  }

  assumptions(): readonly Assumption[] {
    return [...this.#used.values()];
  }

  notes(): readonly Diagnostic[] {
    const unused = (["samplingRho", "samplingPhi"] as const).filter(
      (name) => !this.#used.has(name) && this.stated[name === "samplingRho" ? "rho" : "phi"] !== null,
    );
    return [
      ...[...this.#notes.values()].map(({ note, trials }) => ({
        ...note,
        message: `${note.message}: ${[...trials].join(", ")}`,
        evidence: { trials: [...trials] },
      })),
      ...unused.map(
        (name): Diagnostic => ({
          code: "UNUSED_CORRELATION",
          severity: "info",
          message: `${name} was stated and no two effects needed it`,
        }),
      ),
    ];
  }
}

type Statement = Pick<CovarianceOptions, "samplingRho" | "samplingPhi" | "structure" | "source">;

const printed = (rho: SamplingRho): number | string =>
  typeof rho === "number"
    ? rho
    : "within" in rho
      ? `${rho.within} within, ${rho.between} between`
      : rho.types.map((type, i) => `${type}: ${(rho.matrix[i] as readonly number[]).join(" ")}`).join("; ");

function textOfRho(rho: SamplingRho): string {
  if (typeof rho === "number") return `correlation of ${rho} between any two measurements of the same people`;
  if ("within" in rho)
    return `correlations of ${rho.within} between measurements of one outcome and ${rho.between} between outcomes of the same people`;
  return `correlations between measurements of the same people by outcome, ${printed(rho)}`;
}

const textWithPhi = (rho: SamplingRho, structure: Stated["structure"]): string =>
  structure === "CS+CAR"
    ? `correlation of ${printed(rho)} between measurements of the same people however far apart, and the rest falling with time`
    : `correlation of ${printed(rho)} between different outcomes of the same people at one time`;
