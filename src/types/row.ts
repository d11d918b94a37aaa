/** A cell of a flat row. */
export type Value = string | number | boolean | null;

/** A flat row; every column is defined in the glossary. */
export type Row = Readonly<Record<string, Value>>;
