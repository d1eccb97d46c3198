// @ts-check
import { gridOf } from './terms.js';

/** @typedef {import('./api.js').Layer} Layer */

/** @type {Record<string, (layer: Layer) => string>} */
const sentences = {
  Conv2d: layer => layer.inputShape[0] === 1
    ? `Each kernel, a picture of ${size(layer)} weights, slides over the image and is multiplied with what lies below it. Where the image looks like the kernel, the sum is large: edges, mostly.`
    : `Each kernel now looks through all ${layer.inputShape[0]} maps at once, with ${size(layer)} weights for each. What it finds is made of what the layer before found: corners, stripes, the curve of a sleeve.`,
  Sigmoid: () => 'Squeezes every number between 0 and 1: far below 0 is “no”, far above is “yes”. Without such a bend, all layers together could do no more than one.',
  ReLU: () => 'Turns everything below 0 into 0 and leaves the rest. Without such a bend, all layers together could do no more than one.',
  AvgPool2d: layer => `The mean of each ${size(layer)} window: a quarter of the pixels, and what was found may lie a little to the side without changing much.`,
  MaxPool2d: layer => `The largest of each ${size(layer)} window: a quarter of the pixels, and what was found may lie a little to the side without changing much.`,
  Flatten: layer => `The ${layer.inputShape[0]} maps written one behind the other. From here on there is no above and no beside.`,
  Linear: layer => layer.outputShape[0] === 10
    ? 'A number for each class, a weighted sum of all that came before. Softmax turns the ten into probabilities.'
    : `${layer.outputShape[0]} questions to the whole picture: each is a weighted sum of all ${layer.inputShape[0]} numbers.`,
};

/**
 * What is seen in a layer.
 * @param {Layer} layer
 */
export function sentence(layer) {
  return sentences[layer.kind]?.(layer) ?? '';
}

/** @param {number[]} shape */
export function shapeText(shape) {
  return shape.join(' × ');
}

/**
 * Where an output lies, in words.
 * @param {string} name
 * @param {number[]} shape
 * @param {number} index
 */
export function place(name, shape, index) {
  if (shape.length === 1) return `${name}, feature ${index} of ${shape[0]}`;
  const [channels, rows, columns] = gridOf(shape);
  const map = channels > 1 ? `map ${Math.floor(index / (rows * columns))}, ` : '';
  return `${name}, ${map}row ${Math.floor(index / columns) % rows}, column ${index % columns}`;
}

/** @param {Layer} layer */
function size(layer) {
  return (layer.kernel ?? []).join('×');
}
