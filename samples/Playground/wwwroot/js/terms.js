// @ts-check
import { fma } from './fma.js';

/**
 * @typedef {import('./api.js').Layer} Layer
 * @typedef {{channel: number, y: number, x: number, rows: number, columns: number}} Region cells of the layer before
 * @typedef {{x: number, w: number, product: number, sum: number}} Term an input, its weight, their product and the sum so far
 * @typedef {{terms: Term[], regions: Region[], bias: number, value: number}} Explanation what a number was made of; value is computed here, in the order and the rounding of the C#
 */

/**
 * @param {number[]} shape
 * @returns {[number, number, number]} channels, rows and columns; features are one map of several rows
 */
export function gridOf(shape) {
  if (shape.length === 3) return [shape[0], shape[1], shape[2]];
  let columns = 50;
  while (shape[0] % columns !== 0) columns--;
  return [1, shape[0] / columns, columns];
}

/**
 * Whether a layer's outputs are sums of both signs.
 * @param {Layer} layer
 */
export function isSigned(layer) {
  return layer.weight !== undefined;
}

/**
 * Computes one output of a layer.
 * @param {Layer} layer
 * @param {number} index of the output
 * @param {Float32Array} input the layer's input
 * @param {Float32Array} parameters the network's
 * @returns {Explanation}
 */
export function explain(layer, index, input, parameters) {
  if (layer.kind === 'Conv2d') return convolution(layer, index, input, parameters);
  if (layer.kind === 'Linear') return weighted(layer, index, input, parameters);
  if (layer.kernel) return pool(layer, index, input);
  const [, rows, columns] = gridOf(layer.inputShape);
  const place = index % (rows * columns);
  const regions = [{ channel: Math.floor(index / (rows * columns)), y: Math.floor(place / columns), x: place % columns, rows: 1, columns: 1 }];
  const x = input[index];
  const value = layer.kind === 'ReLU' ? (x < 0 ? 0 : x) : layer.kind === 'Sigmoid' ? 1 / (1 + Math.exp(-x)) : x;
  return { terms: [{ x, w: 1, product: x, sum: x }], regions, bias: 0, value };
}

/**
 * @param {Layer} layer
 * @param {number} index
 * @param {Float32Array} input
 * @param {Float32Array} parameters
 * @returns {Explanation}
 */
function convolution(layer, index, input, parameters) {
  const [inChannels, inRows, inColumns] = layer.inputShape;
  const [, outRows, outColumns] = layer.outputShape;
  const [kernelRows, kernelColumns] = /** @type {number[]} */ (layer.kernel);
  const [strideDown, strideRight] = /** @type {number[]} */ (layer.stride);
  const [top, left] = /** @type {number[]} */ (layer.padding);
  const oc = Math.floor(index / (outRows * outColumns));
  const y = Math.floor(index / outColumns) % outRows * strideDown - top;
  const x = index % outColumns * strideRight - left;
  let w = /** @type {number} */ (layer.weight) + oc * inChannels * kernelRows * kernelColumns;

  const bias = layer.bias === undefined ? 0 : parameters[layer.bias + oc];
  const terms = [];
  const regions = [];
  let sum = bias;
  for (let ic = 0; ic < inChannels; ic++) {
    regions.push({ channel: ic, y, x, rows: kernelRows, columns: kernelColumns });
    for (let ky = 0; ky < kernelRows; ky++) {
      for (let kx = 0; kx < kernelColumns; kx++, w++) {
        const isInside = y + ky >= 0 && y + ky < inRows && x + kx >= 0 && x + kx < inColumns;
        const value = isInside ? input[(ic * inRows + y + ky) * inColumns + x + kx] : 0;
        sum = fma(parameters[w], value, sum);
        terms.push({ x: value, w: parameters[w], product: parameters[w] * value, sum });
      }
    }
  }
  return { terms, regions, bias, value: sum };
}

/**
 * @param {Layer} layer
 * @param {number} index
 * @param {Float32Array} input
 * @param {Float32Array} parameters
 * @returns {Explanation}
 */
function weighted(layer, index, input, parameters) {
  const [features] = layer.inputShape;
  const [, rows, columns] = gridOf(layer.inputShape);
  const first = /** @type {number} */ (layer.weight) + index * features;
  const bias = layer.bias === undefined ? 0 : parameters[layer.bias + index];
  const terms = [];
  let sum = bias;
  for (let k = 0; k < features; k++) {
    sum = fma(parameters[first + k], input[k], sum);
    terms.push({ x: input[k], w: parameters[first + k], product: parameters[first + k] * input[k], sum });
  }
  return { terms, regions: [{ channel: 0, y: 0, x: 0, rows, columns }], bias, value: sum };
}

/**
 * @param {Layer} layer
 * @param {number} index
 * @param {Float32Array} input
 * @returns {Explanation}
 */
function pool(layer, index, input) {
  const [, inRows, inColumns] = layer.inputShape;
  const [, outRows, outColumns] = layer.outputShape;
  const [kernelRows, kernelColumns] = /** @type {number[]} */ (layer.kernel);
  const [strideDown, strideRight] = /** @type {number[]} */ (layer.stride);
  const channel = Math.floor(index / (outRows * outColumns));
  const y = Math.floor(index / outColumns) % outRows * strideDown;
  const x = index % outColumns * strideRight;
  const isMean = layer.kind === 'AvgPool2d';
  const terms = [];
  let sum = isMean ? 0 : -Infinity;
  for (let ky = 0; ky < kernelRows; ky++) {
    for (let kx = 0; kx < kernelColumns; kx++) {
      const value = input[(channel * inRows + y + ky) * inColumns + x + kx];
      sum = isMean ? Math.fround(sum + value) : Math.max(sum, value);
      terms.push({ x: value, w: 1, product: value, sum });
    }
  }
  return { terms, regions: [{ channel, y, x, rows: kernelRows, columns: kernelColumns }], bias: 0, value: isMean ? Math.fround(sum / terms.length) : sum };
}
