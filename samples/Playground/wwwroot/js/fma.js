// @ts-check

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/**
 * a · b + c in 32-bit numbers, rounded once, as `MathF.FusedMultiplyAdd`.
 *
 * The product of two 32-bit numbers is exact in 64 bits. Their sum with c is rounded there, and again to 32 bits; that a second rounding does no harm,
 * the first has to be to odd (S. Boldo, G. Melquiond: Emulation of FMA and correctly rounded sums, 2008).
 * @param {number} a
 * @param {number} b
 * @param {number} c
 */
export function fma(a, b, c) {
  const product = a * b;
  const sum = product + c;
  const part = sum - product;
  const error = (product - (sum - part)) + (c - part);
  if (error === 0 || !Number.isFinite(sum)) return Math.fround(sum);
  double[0] = sum;
  if ((bits[0] & 1n) === 0n) bits[0] += (error > 0) === (sum > 0) ? 1n : -1n;
  return Math.fround(double[0]);
}
