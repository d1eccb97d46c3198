// @ts-check
import { make } from './dom.js';
import { paint } from './palette.js';
import { gridOf } from './terms.js';

/**
 * The maps of one layer: pictures to point at.
 */
export class Maps {
  /**
   * @param {string} name
   * @param {number[]} shape
   * @param {(index: number, isHeld: boolean) => void} onPoint a pixel was pointed at, or chosen by a click or a key
   * @param {((channel: number) => Node) | null} [above] what stands over each map
   */
  constructor(name, shape, onPoint, above) {
    const [channels, rows, columns] = gridOf(shape);
    this.channels = channels;
    this.rows = rows;
    this.columns = columns;
    this.onPoint = onPoint;
    this.index = 0;
    this.maps = Array.from({ length: this.channels }, (_, channel) => {
      const canvas = make('canvas', { width: this.columns, height: this.rows, 'aria-hidden': 'true' });
      const map = make('div.map', { 'data-channel': channel, '--columns': this.columns, '--rows': this.rows }, canvas);
      return { canvas, map };
    });
    const kind = shape.length === 1 ? 'features' : this.rows * this.columns > 400 ? 'large' : this.rows > 5 ? 'middle' : 'small';
    this.element = make(`div.maps.${kind}`, {
      tabindex: 0,
      role: 'application',
      'aria-roledescription': 'feature maps',
      'aria-label': `${name}, ${this.channels === 1 ? 'one map' : `${this.channels} maps`} of ${this.rows} by ${this.columns}; arrows choose a pixel${this.channels > 1 ? ', page up and page down a map' : ''}`,
      '--count': this.channels,
      onpointermove: (/** @type {PointerEvent} */ event) => event.pointerType === 'mouse' && this.#point(event, false),
      onclick: (/** @type {PointerEvent} */ event) => this.#point(event, true),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
    }, ...this.maps.map(({ map }, channel) => above ? make('div.pair', null, above(channel), map) : map));
  }

  /**
   * @param {Float32Array} values
   * @param {(value: number) => [number, number, number]} colour
   */
  paint(values, colour) {
    const size = this.rows * this.columns;
    this.maps.forEach(({ canvas }, channel) => paint(canvas, values.subarray(channel * size, (channel + 1) * size), this.columns, colour));
  }

  /**
   * Frames some cells, and nothing else.
   * @param {import('./terms.js').Region[]} regions
   * @param {string} kind
   */
  mark(regions, kind) {
    for (const { map } of this.maps) map.querySelectorAll('i').forEach((/** @type {Element} */ i) => i.remove());
    for (const { channel, y, x, rows, columns } of regions) {
      this.maps[channel].map.append(make(`i.${kind}`, { '--y': y, '--x': x, '--h': rows, '--w': columns }));
    }
  }

  /**
   * Frames one pixel, where the keys go on from.
   * @param {number} index
   */
  markPixel(index) {
    this.index = index;
    const size = this.rows * this.columns;
    this.mark([{ channel: Math.floor(index / size), y: Math.floor(index % size / this.columns), x: index % this.columns, rows: 1, columns: 1 }], 'pixel');
  }

  /**
   * @param {PointerEvent} event
   * @param {boolean} isHeld
   */
  #point(event, isHeld) {
    const map = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('.map'));
    if (map === null) return;
    const box = map.getBoundingClientRect();
    const x = Math.min(this.columns - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * this.columns)));
    const y = Math.min(this.rows - 1, Math.max(0, Math.floor((event.clientY - box.top) / box.height * this.rows)));
    this.onPoint((Number(map.dataset.channel) * this.rows + y) * this.columns + x, isHeld);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const size = this.rows * this.columns;
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns, PageUp: -size, PageDown: size, Enter: 0, ' ': 0 }[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const place = this.index % size;
    const isAtEdge = { ArrowLeft: place % this.columns === 0, ArrowRight: place % this.columns === this.columns - 1, ArrowUp: place < this.columns, ArrowDown: place >= size - this.columns }[event.key] ?? false;
    const next = isAtEdge ? this.index : this.index + step;
    this.onPoint(next < 0 || next >= size * this.channels ? this.index : next, true);
  }
}
