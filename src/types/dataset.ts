/** A data set as it is shipped: the table and what its columns mean, both as text and JSON, ready for `readContrasts`. */
export interface Dataset {
  readonly name: string;
  /** The content of `data.csv`. */
  readonly csv: string;
  /** The content of `codebook.json`. */
  readonly codebook: Readonly<Record<string, unknown>>;
}
