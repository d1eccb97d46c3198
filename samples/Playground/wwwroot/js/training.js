// @ts-check
import { train } from './api.js';
import { find, make } from './dom.js';
import { exact, percent, short, thousands } from './numbers.js';
import { paint, scale } from './palette.js';
import { curve, figure } from './plot.js';

/** @typedef {import('./watch.js').News} News */

/** @type {Record<string, (news: News) => string>} */
const statuses = {
  idle: () => 'Nothing was trained yet.',
  running: news => `Learning, step ${thousands(news.step)} of ${thousands(news.steps)}.`,
  paused: news => `Paused after step ${thousands(news.step)}.`,
  done: news => `Done: ${thousands(news.steps)} steps.`,
  stopped: news => `Stopped after step ${thousands(news.step)}.`,
  failed: news => `It failed: ${news.reason}.`,
};

/** The page where a network learns. */
export class Training {
  /**
   * @param {import('./api.js').Network[]} networks
   * @param {() => void} onBegin this page has begun a training
   */
  constructor(networks, onBegin) {
    this.networks = networks;
    this.onBegin = onBegin;
    this.isOver = true;
    this.network = networks[0].name;
    /** @type {HTMLCanvasElement[]} */
    this.kernels = Array.from({ length: 6 }, () => make('canvas', { role: 'img' }));
    find('kernels').replaceChildren(...this.kernels);
    find('variants').append(...networks.map((network, i) => make('label', null,
      make('input', { type: 'radio', name: 'variant', value: network.name, checked: i === 0, onchange: () => this.#choose(network.name) }),
      make('span', null, network.className, make('small', null, `${network.title}; ${network.optimizer}`)))));
    find('rate').addEventListener('input', () => this.#rated());
    find('rate').addEventListener('change', () => this.isOver || this.#ask('learning-rate', { learningRate: this.rate }));
    find('settings').addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#begin();
    });
    find('pause').addEventListener('click', () => this.#ask(this.isPaused ? 'resume' : 'pause'));
    find('stop').addEventListener('click', () => this.#ask('stop'));
    this.#choose(this.network);
  }

  get rate() {
    return Number((10 ** Number(find('rate').value)).toPrecision(2));
  }

  /**
   * Shows how the training goes.
   * @param {News} news
   */
  show(news) {
    const isRunning = news.status === 'running';
    this.isPaused = news.status === 'paused';
    const wasOver = this.isOver;
    this.isOver = !isRunning && !this.isPaused;
    find('begin').disabled = !this.isOver;
    find('pause').disabled = find('stop').disabled = this.isOver;
    find('pause').textContent = this.isPaused ? 'Go on' : 'Pause';
    for (const one of find('settings').querySelectorAll('input[type=radio], select')) one.disabled = !this.isOver;
    if (news.settings && (wasOver !== this.isOver || !this.isOver)) this.#showSettings(news.settings);

    const loss = news.losses[news.losses.length - 1];
    const accuracy = news.accuracies[news.accuracies.length - 1];
    const perEpoch = news.settings ? news.steps / news.settings.epochs : 1;
    find('figures').replaceChildren(
      figure('accuracy', accuracy ? percent(accuracy.y) : '–'),
      figure('loss', loss ? short(loss.y) : '–'),
      figure('epoch', news.settings ? `${Math.min(news.settings.epochs, Math.floor(news.step / perEpoch) + (this.isOver ? 0 : 1))} of ${news.settings.epochs}` : '–'),
      figure('images a second', news.imagesPerSecond > 0 ? thousands(news.imagesPerSecond) : '–'));
    const share = news.steps > 0 ? Math.floor(100 * news.step / news.steps) : 0;
    find('bar').setAttribute('aria-valuenow', `${share}`);
    find('bar').style.setProperty('--share', `${share / 100}`);
    find('status').textContent = isRunning ? 'Learning.' : statuses[news.status](news);
    find('badge').hidden = this.isOver;
    find('badge').textContent = accuracy ? percent(accuracy.y) : '…';
    find('loss-curve').replaceChildren(curve(news.losses, news.steps, perEpoch, { name: 'loss', kind: 'loss', top: 2.5, text: value => value.toFixed(1), marks: [0, 0.5, 1, 1.5, 2, 2.5] }));
    find('accuracy-curve').replaceChildren(curve(news.accuracies, news.steps, perEpoch, { name: 'accuracy', kind: 'accuracy', top: 1, text: value => `${Math.round(100 * value)} %`, marks: [0, 0.25, 0.5, 0.75, 1] }));
    this.#paintKernels(news.kernels);
  }

  /** @param {number[]} weights */
  #paintKernels(weights) {
    const size = 25;
    const colour = scale(weights, true);
    this.kernels.forEach((canvas, i) => {
      const kernel = weights.slice(i * size, (i + 1) * size);
      paint(canvas, kernel.length > 0 ? kernel : new Float32Array(size), 5, colour);
      canvas.setAttribute('aria-label', kernel.length > 0 ? `kernel ${i}: from ${short(Math.min(...kernel))} to ${short(Math.max(...kernel))}` : `kernel ${i}: nothing yet`);
    });
  }

  /** @param {string} name */
  #choose(name) {
    this.network = name;
    const network = /** @type {import('./api.js').Network} */ (this.networks.find(one => one.name === name));
    find('rate').value = `${Math.log10(network.learningRate)}`;
    this.#rated();
  }

  /** @param {import('./watch.js').Settings} settings */
  #showSettings(settings) {
    this.network = settings.network;
    for (const one of find('variants').querySelectorAll('input')) one.checked = one.value === settings.network;
    if (document.activeElement !== find('rate')) {
      find('rate').value = `${Math.log10(settings.learningRate)}`;
      this.#rated();
    }
    for (const [id, value] of [['batch', settings.batchSize], ['epochs', settings.epochs]]) {
      const select = find(`${id}`);
      if (![...select.options].some(option => option.value === `${value}`)) select.append(make('option', null, `${value}`));
      select.value = `${value}`;
    }
  }

  #rated() {
    find('rate-value').textContent = exact(Math.fround(this.rate)).replace(/\.?0+$/, '');
    find('rate').setAttribute('aria-valuetext', find('rate-value').textContent);
  }

  async #begin() {
    const isBegun = await this.#ask('begin', { network: this.network, learningRate: this.rate, batchSize: Number(find('batch').value), epochs: Number(find('epochs').value), seed: 0 });
    if (isBegun) this.onBegin();
  }

  /**
   * @param {string} what
   * @param {object} [settings]
   */
  async #ask(what, settings) {
    try {
      await train(what, settings);
      find('refusal').textContent = '';
      return true;
    } catch (error) {
      find('refusal').textContent = error instanceof Error ? error.message : `${error}`;
      return false;
    }
  }
}
