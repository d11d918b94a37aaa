import type { Assumption, ComputedEffect, Diagnostic, Outcome, SamplingRho } from "../types/index.js";
import type { CovarianceOptions } from "./options.js";
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

  /** What holds for two effects: what the caller states; else, for one outcome, what its codebook states. */
  statedFor(one: ComputedEffect | null, other: ComputedEffect | null): Stated {
    const { rho, phi } = this.stated;
    const outcome = one?.contrast.outcome;
    if (rho !== null || phi !== null || outcome === undefined || outcome.name !== other?.contrast.outcome.name)
      return this.stated;
    const { samplingRho, samplingPhi } = outcome;
    return { ...this.stated, rho: samplingRho?.value ?? null, phi: samplingPhi?.value ?? null, codebook: outcome };
  }

  useRho({ rho, phi, structure, codebook }: Stated): void {
    if (rho === null) return;
    const text = phi === null || structure === "CS" ? textOfRho(rho) : textWithPhi(rho, structure);
    this.#use("samplingRho", printed(rho), text, codebook);
  }

  usePhi({ phi, codebook }: Stated): void {
    if (phi === null) return;
    const text = `correlation of ${phi} between measurements of the same people one week apart, and ${phi} to the power of the weeks over any time`;
    this.#use("samplingPhi", phi, text, codebook);
  }

  #use(name: "samplingRho" | "samplingPhi", value: Assumption["value"], text: string, codebook?: Outcome): void {
    const key = `${name} ${codebook?.name ?? ""}`;
    if (this.#used.has(key)) return;
    const full =
      codebook === undefined
        ? `${text} (${this.#source})`
        : `${codebook.label}: ${text} (assumed; ${codebook[name]?.source})`;
    this.#used.set(key, { name, value, text: full });
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
    const isStated = ({ name }: Assumption): boolean => name.startsWith("sampling");
    const all = [...this.#used.values()];
    return [...all.filter(isStated), ...all.filter((each) => !isStated(each))];
  }

  notes(): readonly Diagnostic[] {
    const unused = (["samplingRho", "samplingPhi"] as const).filter(
      (name) => !this.#used.has(`${name} `) && this.stated[name === "samplingRho" ? "rho" : "phi"] !== null,
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
