// @ts-check
import { find } from './dom.js';
import { fit } from './fit.js';
import { grey, paint } from './palette.js';

const side = 28;
const paper = 'Paper of 28 by 28 pixels';

/** The paper to draw on. */
export class Pad {
  /** @param {(pixels: Uint8Array<ArrayBuffer>) => void} onChange the image as the network is to see it, 0 to 255 */
  constructor(onChange) {
    this.onChange = onChange;
    this.canvas = find('pad');
    this.image = new Float32Array(side * side);
    this.isDrawing = false;
    this.isEraser = false;
    this.isDown = false;
    this.cursor = { x: 14, y: 14 };
    /** @type {{x: number, y: number} | null} */
    this.last = null;
    this.canvas.setAttribute('aria-label', paper);
    this.canvas.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
      this.canvas.setPointerCapture(event.pointerId);
      this.last = null;
      this.#stroke(this.#at(event));
    });
    this.canvas.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => {
      if (event.buttons === 0 || !this.canvas.hasPointerCapture(event.pointerId)) return;
      for (const one of event.getCoalescedEvents?.() ?? [event]) this.#stroke(this.#at(one));
    });
    this.canvas.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.#key(event));
    this.canvas.addEventListener('focus', () => this.#showCursor());
    this.canvas.addEventListener('blur', () => this.#showCursor());
    find('clear').addEventListener('click', () => this.clear());
    find('fit').addEventListener('change', () => this.#changed());
    find('pen').addEventListener('click', () => this.#erase(false));
    find('eraser').addEventListener('click', () => this.#erase(true));
  }

  /** The image as the network is to see it, 0 to 255. */
  get pixels() {
    const seen = this.isDrawing && find('fit').checked ? fit(this.image) : this.image;
    return Uint8Array.from(seen, value => Math.round(255 * value));
  }

  /**
   * Puts an image on the paper, which is in its frame already.
   * @param {Uint8Array} pixels
   */
  put(pixels) {
    this.image = Float32Array.from(pixels, value => value / 255);
    this.isDrawing = false;
    this.#changed();
  }

  /** Takes a new sheet. */
  clear() {
    this.image.fill(0);
    this.isDrawing = true;
    this.isDown = false;
    this.#changed();
  }

  /** @param {boolean} isEraser */
  #erase(isEraser) {
    this.isEraser = isEraser;
    find('pen').setAttribute('aria-pressed', `${!isEraser}`);
    find('eraser').setAttribute('aria-pressed', `${isEraser}`);
  }

  /** @param {PointerEvent} event */
  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * side, y: (event.clientY - box.top) / box.height * side };
  }

  /**
   * A line from where the pen was, or a dot.
   * @param {{x: number, y: number}} to
   */
  #stroke(to) {
    const from = this.last ?? to;
    const steps = Math.max(1, Math.ceil(2 * Math.hypot(to.x - from.x, to.y - from.y)));
    for (let i = 1; i <= steps; i++) this.#dot(from.x + (to.x - from.x) * i / steps, from.y + (to.y - from.y) * i / steps);
    this.last = to;
    this.#changed();
  }

  /**
   * @param {number} cx
   * @param {number} cy
   */
  #dot(cx, cy) {
    const radius = Number(find('size').value) / 2;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)));
        const i = y * side + x;
        this.image[i] = this.isEraser ? Math.min(this.image[i], 1 - cover) : Math.max(this.image[i], 0.85 * cover);
      }
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (move !== undefined) {
      this.cursor = { x: Math.min(side - 1, Math.max(0, this.cursor.x + move[0])), y: Math.min(side - 1, Math.max(0, this.cursor.y + move[1])) };
      if (this.isDown) this.#stroke({ x: this.cursor.x + 0.5, y: this.cursor.y + 0.5 });
    } else if (event.key === ' ') {
      this.isDown = !this.isDown;
      this.last = null;
      if (this.isDown) this.#stroke({ x: this.cursor.x + 0.5, y: this.cursor.y + 0.5 });
    } else if (event.key === 'e' || event.key === 'E') {
      this.#erase(!this.isEraser);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.clear();
    } else {
      return;
    }
    event.preventDefault();
    this.#showCursor();
  }

  #showCursor() {
    const cursor = find('pad-cursor');
    cursor.hidden = document.activeElement !== this.canvas || !this.canvas.matches(':focus-visible');
    cursor.className = this.isDown ? 'down' : '';
    cursor.style.setProperty('--x', `${this.cursor.x}`);
    cursor.style.setProperty('--y', `${this.cursor.y}`);
    this.canvas.setAttribute('aria-label', `${paper}; ${this.isEraser ? 'eraser' : 'pen'} ${this.isDown ? 'down' : 'up'} at row ${this.cursor.y}, column ${this.cursor.x}`);
  }

  #changed() {
    paint(this.canvas, this.image, side, grey);
    this.onChange(this.pixels);
  }
}
