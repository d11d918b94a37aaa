// Numbers of 240 decimals and more: whole numbers of 2^-800. What comes of them is right to the last digit of a double.

const BITS = 800;
const SHIFT = BigInt(BITS);

/** A number so fine that its rounding does not count. */
export type Exact = bigint;

/** A double as it is. */
export function exact(value: number): Exact {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  const shift = BigInt(BITS + Math.max(exponent, 1) - 1075);
  const whole = shift >= 0n ? size << shift : size >> -shift;
  return value < 0 ? -whole : whole;
}

export const times = (a: Exact, b: Exact): Exact => (a * b) >> SHIFT;

export const over = (a: Exact, b: Exact): Exact => (a << SHIFT) / b;

export const total = (values: readonly Exact[]): Exact => values.reduce((sum, each) => sum + each, 0n);

/** The nearest double, to a unit in its last place. */
export function toNumber(value: Exact): number {
  const size = value < 0n ? -value : value;
  const spare = Math.max(0, size.toString(2).length - 64);
  const near = Number(size >> BigInt(spare)) * 2 ** (spare - BITS);
  return value < 0n ? -near : near;
}
