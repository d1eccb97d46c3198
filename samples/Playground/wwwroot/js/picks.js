// @ts-check
import { images } from './api.js';
import { find, make } from './dom.js';
import { grey, paint } from './palette.js';

/** @typedef {import('./api.js').Pick} Pick */

/** Test images to pick from, one of each class. */
export class Picks {
  /**
   * @param {string[]} classes
   * @param {(pick: Pick) => void} onPick
   */
  constructor(classes, onPick) {
    this.classes = classes;
    this.onPick = onPick;
    this.turn = 0;
    this.group = find('picks');
    this.group.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.#key(event));
    find('others').addEventListener('click', () => this.show(this.turn + 1));
  }

  /**
   * @param {number} turn
   * @returns {Promise<Pick[]>}
   */
  async show(turn) {
    const picks = (await Promise.all([images(2 * turn), images(2 * turn + 1)])).flat();
    this.turn = turn;
    this.group.replaceChildren(...picks.map((pick, i) => {
      const canvas = make('canvas', { 'aria-hidden': 'true' });
      paint(canvas, Array.from(pick.pixels, value => value / 255), 28, grey);
      return make('button.pick', { type: 'button', tabindex: i === 0 ? 0 : -1, 'aria-pressed': 'false', onclick: (/** @type {Event} */ event) => this.#choose(pick, /** @type {HTMLElement} */ (event.currentTarget)) }, canvas, make('span', null, this.classes[pick.label]));
    }));
    return picks;
  }

  /** No image is on the paper as it was picked. */
  release() {
    this.group.querySelectorAll('[aria-pressed=true]').forEach((/** @type {Element} */ one) => one.setAttribute('aria-pressed', 'false'));
  }

  /**
   * @param {Pick} pick
   * @param {HTMLElement} button
   */
  #choose(pick, button) {
    this.onPick(pick);
    this.release();
    button.setAttribute('aria-pressed', 'true');
    this.#focus(button);
  }

  /** @param {HTMLElement} button */
  #focus(button) {
    for (const one of this.group.children) one.tabIndex = one === button ? 0 : -1;
    button.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...this.group.children];
    const at = all.indexOf(document.activeElement);
    this.#focus(all[(at + step + all.length) % all.length]);
  }
}
