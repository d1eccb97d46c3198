// @ts-check

const side = 28;

/**
 * Does to a drawing what was done to the training images: cuts the empty border off, lets the longer side fill the frame, and centres the rest.
 * @param {Float32Array} drawing `[28, 28]`, 0 to 1
 * @returns {Float32Array} another one
 */
export function fit(drawing) {
  let [top, left, bottom, right] = [side, side, -1, -1];
  drawing.forEach((value, i) => {
    if (value < 0.1) return;
    const [y, x] = [Math.floor(i / side), i % side];
    [top, left, bottom, right] = [Math.min(top, y), Math.min(left, x), Math.max(bottom, y), Math.max(right, x)];
  });
  if (bottom < 0) return drawing.slice();
  const scale = Math.max(bottom - top + 1, right - left + 1) / side;
  const [middleY, middleX] = [(top + bottom) / 2, (left + right) / 2];
  return Float32Array.from({ length: side * side }, (_, i) =>
    between(drawing, middleY + (Math.floor(i / side) - (side - 1) / 2) * scale, middleX + (i % side - (side - 1) / 2) * scale));
}

/**
 * The value between pixels, by the shares of its four neighbours.
 * @param {Float32Array} image
 * @param {number} y
 * @param {number} x
 */
function between(image, y, x) {
  const [y0, x0] = [Math.floor(y), Math.floor(x)];
  const [dy, dx] = [y - y0, x - x0];
  const at = (/** @type {number} */ row, /** @type {number} */ column) => row >= 0 && row < side && column >= 0 && column < side ? image[row * side + column] : 0;
  return (1 - dy) * ((1 - dx) * at(y0, x0) + dx * at(y0, x0 + 1)) + dy * ((1 - dx) * at(y0 + 1, x0) + dx * at(y0 + 1, x0 + 1));
}
