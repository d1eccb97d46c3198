// @ts-check

/**
 * A number for people: three digits behind the point, and a minus that is one.
 * @param {number} value
 * @param {number} [digits]
 */
export function short(value, digits = 3) {
  return value.toFixed(digits).replace('-', '−');
}

/**
 * A 32-bit number with as many digits as tell it from its neighbours.
 * @param {number} value
 */
export function exact(value) {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text.replace('-', '−');
  }
  return value.toPrecision(9).replace('-', '−');
}

/** @param {number} share */
export function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** @param {number} value */
export function thousands(value) {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
