/** JSON in which numbers that it does not know, and would write as `null`, stand by their names. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, each) => (typeof each === "number" && !Number.isFinite(each) ? String(each) : each));
