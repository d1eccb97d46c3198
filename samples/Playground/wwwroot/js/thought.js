// @ts-check
import { trace } from './api.js';
import { find } from './dom.js';

/** @typedef {import('./api.js').Network} Network */
/** @typedef {{name: string, network: Network, outputs: Float32Array[], probabilities: Float32Array, parameters: Float32Array}} Thought an image on its way through a network: the image, and each layer's output */

/** Asks for thoughts, one at a time: while one is under way, only the newest image waits. */
export class Thinker {
  /**
   * @param {Network[]} networks
   * @param {(thought: Thought) => void} onThought
   * @param {(error: unknown) => void} onError
   */
  constructor(networks, onThought, onError) {
    this.networks = networks;
    this.onThought = onThought;
    this.onError = onError;
    this.weights = '';
    /** @type {Float32Array} */
    this.parameters = new Float32Array(0);
    this.isBusy = false;
    /** @type {{name: string, pixels: Uint8Array<ArrayBuffer>} | null} */
    this.next = null;
  }

  /**
   * @param {string} name the network's
   * @param {Uint8Array<ArrayBuffer>} pixels
   */
  async think(name, pixels) {
    this.next = { name, pixels };
    if (this.isBusy) return;
    this.#setBusy(true);
    while (this.next !== null) {
      const { name, pixels } = this.next;
      this.next = null;
      try {
        this.onThought(await this.#ask(name, pixels));
      } catch (error) {
        this.onError(error);
      }
    }
    this.#setBusy(false);
  }

  /** @param {boolean} isBusy */
  #setBusy(isBusy) {
    this.isBusy = isBusy;
    find('layers').setAttribute('aria-busy', `${isBusy}`);
  }

  /**
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} pixels
   * @returns {Promise<Thought>}
   */
  async #ask(name, pixels) {
    const { architecture, weights, numbers } = await trace(name, pixels, this.weights);
    const network = /** @type {Network} */ (this.networks.find(one => one.name === architecture));
    let offset = 0;
    const take = (/** @type {number} */ count) => numbers.subarray(offset, offset += count);
    const outputs = [Float32Array.from(pixels, byte => byte / 255), ...network.layers.map(layer => take(layer.outputShape.reduce((a, b) => a * b)))];
    const probabilities = take(network.layers[network.layers.length - 1].outputShape[0]);
    if (offset < numbers.length) [this.weights, this.parameters] = [weights, take(network.parameters)];
    return { name, network, outputs, probabilities, parameters: this.parameters };
  }
}
