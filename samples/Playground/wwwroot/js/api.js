// @ts-check
import { away, back } from './connection.js';

/**
 * @typedef {{formula: string, lines: string[], line: number}} Code
 * @typedef {{name: string, kind: string, inputShape: number[], outputShape: number[], kernel?: number[], stride?: number[], padding?: number[], weight?: number, bias?: number, code: Code}} Layer
 * @typedef {{name: string, className: string, title: string, parameters: number, optimizer: string, learningRate: number, layers: Layer[]}} Network
 * @typedef {{networks: Network[], hasLive: boolean, classes: string[]}} Networks
 * @typedef {{index: number, label: number, pixels: Uint8Array}} Pick
 */

/** The server's reason for not doing what it was asked. */
export class Refusal extends Error {}

/** @returns {Promise<Networks>} */
export async function networks() {
  return (await ask('api/networks')).json();
}

/**
 * A test image of each class.
 * @param {number} turn another number for others
 * @returns {Promise<Pick[]>}
 */
export async function images(turn) {
  const answer = await (await ask(`api/images?turn=${turn}`)).json();
  return answer.images.map((/** @type {any} */ image) => ({ ...image, pixels: Uint8Array.from(atob(image.pixels), c => c.charCodeAt(0)) }));
}

/**
 * Takes an image through a network.
 * @param {string} network
 * @param {Uint8Array<ArrayBuffer>} pixels
 * @param {string} have the weights that need not be sent again
 * @returns {Promise<{architecture: string, weights: string, numbers: Float32Array}>} every layer's output, the probabilities and, if they are others, the parameters
 */
export async function trace(network, pixels, have) {
  const answer = await ask(`api/trace?network=${network}&have=${have}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: pixels });
  return {
    architecture: answer.headers.get('X-Network') ?? '',
    weights: answer.headers.get('X-Weights') ?? '',
    numbers: new Float32Array(await answer.arrayBuffer()),
  };
}

/**
 * Begins a training, or changes one.
 * @param {string} what begin, pause, resume, stop or learning-rate
 * @param {object} [settings]
 */
export async function train(what, settings) {
  await ask(what === 'begin' ? 'api/training' : `api/training/${what}`, {
    method: what === 'learning-rate' ? 'PUT' : 'POST',
    ...(settings && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(settings) }),
  });
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (error) {
    away();
    throw error;
  }
  back();
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({ detail: `the server answered ${answer.status}` }));
  throw new Refusal(problem.detail);
}
