// @ts-check
import { find, make } from './dom.js';
import { Maps } from './maps.js';
import { grey, paint, scale } from './palette.js';
import { isSigned } from './terms.js';
import { sentence, shapeText } from './words.js';

/** @typedef {import('./api.js').Network} Network */
/** @typedef {import('./thought.js').Thought} Thought */

/** The list of layers, the image in front: number 0 is the image, 1 the first layer's output. */
export class Layers {
  /** @param {(layer: number, index: number, isHeld: boolean) => void} onPoint */
  constructor(onPoint) {
    this.onPoint = onPoint;
    /** @type {Maps[]} */
    this.maps = [];
    /** @type {HTMLCanvasElement[][]} */
    this.kernels = [];
  }

  /**
   * Lists another network's layers.
   * @param {Network} network
   */
  show(network) {
    this.network = network;
    const image = new Maps('The image', [1, 28, 28], (index, isHeld) => this.onPoint(0, index, isHeld));
    this.maps = [image];
    this.kernels = [];
    const cards = [make('li.card.image', null,
      make('h3', null, 'The image ', make('small', null, '1 × 28 × 28')),
      make('p', null, 'What the network reads: a number from 0, black, to 1, white, for each pixel.'),
      image.element)];
    network.layers.forEach((layer, i) => {
      /** @type {HTMLCanvasElement[]} */
      const kernels = layer.kind === 'Conv2d' ? Array.from({ length: layer.outputShape[0] }, () => make('canvas.kernel', { 'aria-hidden': 'true' })) : [];
      const maps = new Maps(layer.name, layer.outputShape, (index, isHeld) => this.onPoint(i + 1, index, isHeld), kernels.length > 0 ? channel => kernels[channel] : null);
      this.kernels.push(kernels);
      this.maps.push(maps);
      cards.push(make('li.card', { id: `layer-${layer.name}` },
        make('h3', null, `${layer.name} `, make('small', null, `${layer.kind}, ${shapeText(layer.outputShape)}`)),
        ...(layer.code.formula ? [make('p.formula', null, make('code', null, layer.code.formula))] : []),
        make('p', null, sentence(layer)),
        maps.element));
    });
    find('layers').replaceChildren(...cards);
  }

  /**
   * Paints what the layers made of an image.
   * @param {Thought} thought
   */
  paint(thought) {
    this.maps[0].paint(thought.outputs[0], grey);
    thought.network.layers.forEach((layer, i) => {
      const output = thought.outputs[i + 1];
      this.maps[i + 1].paint(output, scale(output, isSigned(layer)));
      this.#paintKernels(i, thought);
    });
  }

  /**
   * Frames a pixel and the cells of the layer before that it was made of.
   * @param {number} layer
   * @param {number} index
   * @param {import('./terms.js').Region[]} regions
   */
  mark(layer, index, regions) {
    this.maps.forEach((maps, i) => {
      if (i === layer) maps.markPixel(index);
      else maps.mark(i === layer - 1 ? regions : [], 'window');
    });
    const size = this.maps[layer].rows * this.maps[layer].columns;
    this.kernels.forEach((canvases, i) => canvases.forEach((canvas, channel) =>
      canvas.classList.toggle('used', i + 1 === layer && channel === Math.floor(index / size))));
  }

  /**
   * Scrolls a map to where it is seen beside the panel.
   * @param {number} layer
   * @param {number} index
   */
  reveal(layer, index) {
    const maps = this.maps[layer];
    maps.maps[Math.floor(index / (maps.rows * maps.columns))].map.scrollIntoView({ block: 'nearest' });
  }

  /**
   * A kernel over several maps is several pictures, beside and below each other.
   * @param {number} i
   * @param {Thought} thought
   */
  #paintKernels(i, thought) {
    const layer = thought.network.layers[i];
    if (this.kernels[i].length === 0) return;
    const [rows, columns] = /** @type {number[]} */ (layer.kernel);
    const [channels] = layer.inputShape;
    const size = rows * columns;
    const weights = thought.parameters.subarray(layer.weight, /** @type {number} */ (layer.weight) + layer.outputShape[0] * channels * size);
    const colour = scale(weights, true);
    const across = Math.min(3, channels);
    const width = across * (columns + 1) - 1;
    const height = Math.ceil(channels / across) * (rows + 1) - 1;
    this.kernels[i].forEach((canvas, oc) => {
      const cells = new Float32Array(width * height).fill(NaN);
      for (let k = 0; k < channels * size; k++) {
        const ic = Math.floor(k / size);
        const y = Math.floor(ic / across) * (rows + 1) + Math.floor(k % size / columns);
        cells[y * width + ic % across * (columns + 1) + k % columns] = weights[oc * channels * size + k];
      }
      paint(canvas, cells, width, colour);
    });
  }
}
