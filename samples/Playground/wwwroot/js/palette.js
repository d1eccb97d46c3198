// @ts-check

/** @typedef {(value: number) => [number, number, number]} Palette a colour for a number from 0 to 1 */

const dark = matchMedia('(prefers-color-scheme: dark)');

/**
 * @param {[number, number, number][]} anchors
 * @returns {Palette}
 */
function through(anchors) {
  return value => {
    const place = (value > 0 ? Math.min(value, 1) : 0) * (anchors.length - 1);
    const left = Math.min(Math.floor(place), anchors.length - 2);
    const share = place - left;
    return /** @type {[number, number, number]} */ (anchors[left].map((a, i) => Math.round(a + (anchors[left + 1][i] - a) * share)));
  };
}

/** For images: black to white. */
export const grey = through([[0, 0, 0], [255, 255, 255]]);

/** For numbers from little to much: dark violet, green, yellow. */
export const sequential = through([[0x2a, 0x0a, 0x4a], [0x3b, 0x52, 0x8b], [0x21, 0x91, 0x8c], [0x7a, 0xcb, 0x58], [0xfd, 0xe7, 0x25]]);

const onLight = through([[0x08, 0x4a, 0x91], [0x5b, 0xa3, 0xd9], [0xf7, 0xf5, 0xf2], [0xf2, 0x9e, 0x4c], [0xa8, 0x41, 0x00]]);
const onDark = through([[0x8f, 0xcb, 0xff], [0x2f, 0x74, 0xb5], [0x1d, 0x22, 0x2a], [0xb8, 0x62, 0x1b], [0xff, 0xbf, 0x80]]);

/**
 * For numbers below and above 0, which is 0.5 here: blue, the page's own shade, orange.
 * @type {Palette}
 */
export const diverging = value => (dark.matches ? onDark : onLight)(value);

/**
 * Calls when the page turns light or dark.
 * @param {() => void} listener
 */
export function whenColoursChange(listener) {
  dark.addEventListener('change', listener);
}

/**
 * Puts colours to numbers: sums of both signs around 0, all others from the least to the greatest.
 * @param {ArrayLike<number>} values
 * @param {boolean} signed
 * @returns {(value: number) => [number, number, number]}
 */
export function scale(values, signed) {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (values[i] < least) least = values[i];
    if (values[i] > most) most = values[i];
  }
  if (signed) {
    const reach = Math.max(-least, most, 1e-30);
    return value => diverging(0.5 + value / reach / 2);
  }
  const range = Math.max(most - least, 1e-30);
  return value => sequential((value - least) / range);
}

/**
 * Paints numbers on a canvas, a pixel each.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values row-major
 * @param {number} columns
 * @param {Palette} colour
 */
export function paint(canvas, values, columns, colour) {
  const rows = values.length / columns;
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(columns, rows);
  // What is no number stays clear.
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) image.data.set([...colour(values[i]), 255], 4 * i);
  context.putImageData(image, 0, 0);
}
