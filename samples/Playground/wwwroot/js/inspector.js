// @ts-check
import { listing } from './code.js';
import { find, make } from './dom.js';
import { exact, short } from './numbers.js';
import { grey, paint, scale } from './palette.js';
import { functionPlot } from './plot.js';
import { explain, gridOf, isSigned } from './terms.js';
import { place } from './words.js';

/** @typedef {import('./thought.js').Thought} Thought */
/** @typedef {import('./terms.js').Explanation} Explanation */
/** @typedef {import('./api.js').Layer} Layer */

const listed = 25;

// Who has opened the list of many products wants it at the next pixel too.
let isLargestOpen = false;

/** The panel beside the layers: one number, and what it was made of. */
export class Inspector {
  /** @param {string[]} classes */
  constructor(classes) {
    this.classes = classes;
    this.panel = find('inspector');
    this.body = make('div', null);
    this.codeOf = '';
    this.code = make('div.code', null);
    this.panel.replaceChildren(this.body, this.code);
  }

  /**
   * @param {Thought} thought
   * @param {number} layer 0 is the image
   * @param {number} index
   * @param {boolean} isHeld
   * @returns {{regions: import('./terms.js').Region[], spoken: string}} the cells that it was made of, and the same in a sentence
   */
  show(thought, layer, index, isHeld) {
    const value = thought.outputs[layer][index];
    if (layer === 0) {
      const where = place('The image', [1, 28, 28], index);
      this.body.replaceChildren(this.#head(where, value, isHeld), make('p', null, 'A pixel of the image: its grey, 0 to 255, divided by 255.'));
      this.#showCode(null);
      return { regions: [], spoken: `${where}: ${short(value)}` };
    }
    const one = thought.network.layers[layer - 1];
    const made = explain(one, index, thought.outputs[layer - 1], thought.parameters);
    const name = one.outputShape[0] === this.classes.length ? `${place(one.name, one.outputShape, index)}: ${this.classes[index]}` : place(one.name, one.outputShape, index);
    this.body.replaceChildren(
      this.#head(name, value, isHeld),
      ...(isSigned(one) ? weightedSum(thought, layer, index, made) : one.kernel ? pooled(one, made, value) : one.kind === 'Flatten' ? moved(thought, layer, index) : bent(one, made, value)),
      make('p.here', null, make('code', null, loopVariables(one, index))));
    this.#showCode(one);
    return { regions: made.regions, spoken: `${name}: ${spoken(one, made, value)}` };
  }

  /**
   * @param {string} where
   * @param {number} value
   * @param {boolean} isHeld
   */
  #head(where, value, isHeld) {
    return make('header', null,
      make('h3', null, where),
      make('p.value', { 'data-value': value }, exact(value)),
      make('button.close', { type: 'button', 'aria-label': 'Close', onclick: () => this.panel.classList.remove('open') }, '×'),
      make('p.held', null, isHeld ? 'held; a click on it or Esc lets go' : 'follows the pointer; a click holds it'));
  }

  /** @param {Layer | null} layer */
  #showCode(layer) {
    const code = layer?.code.lines.join('\n') ?? '';
    if (code === this.codeOf) return;
    this.codeOf = code;
    if (layer === null) return this.code.replaceChildren();
    const pre = listing(layer.code);
    this.code.replaceChildren(make('h4', null, 'The C# that ConvGen wrote for it'), pre);
    const mark = /** @type {HTMLElement} */ (pre.querySelector('mark'));
    pre.scrollTop = mark.offsetTop - pre.offsetTop - pre.clientHeight / 2;
  }
}

/**
 * @param {Thought} thought
 * @param {number} layer
 * @param {number} index
 * @param {Explanation} made
 */
function weightedSum(thought, layer, index, made) {
  const one = thought.network.layers[layer - 1];
  const isFirst = layer === 1;
  const [channels, columns] = one.kernel ? [one.inputShape[0], one.kernel[1]] : [1, gridOf(one.inputShape)[2]];
  const size = made.terms.length / channels;
  const w = Float32Array.from(made.terms, term => term.w);
  const x = Float32Array.from(made.terms, term => term.x);
  const products = Float32Array.from(made.terms, term => term.product);
  const xColour = isFirst ? grey : scale(thought.outputs[layer - 1], layer > 1 && isSigned(thought.network.layers[layer - 2]));
  const [wColour, productColour] = [scale(w, true), scale(products, true)];
  const picture = (/** @type {Float32Array} */ values, /** @type {number} */ channel, /** @type {any} */ colour) => {
    const canvas = make('canvas', { 'aria-hidden': 'true' });
    paint(canvas, values.subarray(channel * size, (channel + 1) * size), columns, colour);
    return canvas;
  };
  const rows = Array.from({ length: channels }, (_, channel) => make('div.product', null,
    picture(x, channel, xColour), make('span', null, '×'), picture(w, channel, wColour), make('span', null, '='), picture(products, channel, productColour)));
  const sum = products.reduce((a, b) => a + b, 0);
  const isEqual = Object.is(made.value, thought.outputs[layer][index]) || made.value === thought.outputs[layer][index];
  const head = () => make('div.product.head', null, ...['window', '', 'kernel', '', 'products'].map(text => make(text ? 'b' : 'span', null, text)));
  const strip = (/** @type {string} */ name, /** @type {Float32Array} */ values, /** @type {any} */ colour) => make('div.strip', null, make('b', null, name), picture(values, 0, colour));
  return [
    one.kernel
      ? make(`div.products.${channels > 1 ? 'several' : 'single'}`, null, head(), ...(channels > 1 ? [head()] : []), ...rows)
      : make('div.products', null, strip('input', x, xColour), strip('× weights', w, wColour), strip('= products', products, productColour)),
    make('p.sum', { 'data-computed': made.value }, make('b', null, short(sum)), ' from the products, ', make('b', null, short(made.bias)), ' bias', make('br', null), '= ', make('b', null, exact(made.value)),
      make('small', null, isEqual ? ' summed in this browser in the order of the C#: its number, to the last bit' : ' summed in this browser; the C# has another')),
    termTable(made, columns, size),
  ];
}

/**
 * The terms, or the largest of many.
 * @param {Explanation} made
 * @param {number} columns
 * @param {number} size
 */
function termTable(made, columns, size) {
  const all = made.terms.map((term, k) => ({ ...term, k }));
  const isWhole = all.length <= listed;
  const shown = isWhole ? all : [...all].sort((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, 12);
  const name = (/** @type {number} */ k) => size === all.length && columns === gridOf([size])[2] && size > 25 ? `${k}` : `${size < all.length ? `${Math.floor(k / size)}: ` : ''}${Math.floor(k % size / columns)}, ${k % columns}`;
  const toggled = (/** @type {any} */ event) => isWhole || (isLargestOpen = event.target.open);
  return make('details', { open: isWhole || isLargestOpen, ontoggle: toggled },
    make('summary', null, isWhole ? `All ${all.length} products` : `The 12 largest of ${all.length} products`),
    make('div.scroll', { tabindex: 0, role: 'region', 'aria-label': 'Products' }, make('table.terms', null,
      make('thead', null, make('tr', null, ...[size === all.length && !isWhole ? 'k' : 'at', 'x', 'w', 'x · w', ...(isWhole ? ['sum'] : [])].map(text => make('th', { scope: 'col' }, text)))),
      make('tbody', null, ...(isWhole ? [make('tr', null, make('th', { scope: 'row' }, 'bias'), make('td', null), make('td', null), make('td', null), make('td', null, short(made.bias)))] : []),
        ...shown.map(term => make('tr', { class: term.product === 0 ? 'zero' : '' }, make('th', { scope: 'row' }, name(term.k)),
          ...[term.x, term.w, term.product, ...(isWhole ? [term.sum] : [])].map(value => make('td', null, short(value)))))))));
}

/**
 * @param {Layer} layer
 * @param {Explanation} made
 * @param {number} value
 */
function pooled(layer, made, value) {
  const [, columns] = /** @type {number[]} */ (layer.kernel);
  const isMean = layer.kind === 'AvgPool2d';
  const winner = made.terms.findIndex(term => term.x === made.value);
  return [
    make('div.window', { '--columns': columns }, ...made.terms.map((term, i) => make(!isMean && i === winner ? 'b' : 'span', null, short(term.x)))),
    make('p.sum', { 'data-computed': made.value }, isMean
      ? `(${made.terms.map(term => short(term.x)).join(' + ')}) / ${made.terms.length} = `
      : 'the largest is ', make('b', null, exact(value))),
  ];
}

/**
 * @param {Layer} layer
 * @param {Explanation} made
 * @param {number} value
 */
function bent(layer, made, value) {
  const x = made.terms[0].x;
  return [
    functionPlot(layer.kind, x, value),
    make('p.sum', { 'data-computed': value }, `${layer.kind}(`, make('b', null, short(x)), ') = ', make('b', null, exact(value))),
  ];
}

/**
 * @param {Thought} thought
 * @param {number} layer
 * @param {number} index
 */
function moved(thought, layer, index) {
  return [make('p.sum', { 'data-computed': thought.outputs[layer][index] }, `The same number as ${place(thought.network.layers[layer - 2].name, thought.network.layers[layer - 1].inputShape, index)}.`)];
}

/**
 * @param {Layer} layer
 * @param {Explanation} made
 * @param {number} value
 */
function spoken(layer, made, value) {
  if (isSigned(layer)) return `${short(value)}, the sum of ${made.terms.length} products and the bias ${short(made.bias)}`;
  if (layer.kernel) return `${short(value)}, the ${layer.kind === 'AvgPool2d' ? 'mean' : 'largest'} of ${made.terms.map(term => short(term.x)).join(', ')}`;
  return `${short(value)}, from ${short(made.terms[0].x)}`;
}

/**
 * The loops' variables at this output, in the letters of the C#.
 * @param {Layer} layer
 * @param {number} index
 */
function loopVariables(layer, index) {
  if (layer.kind === 'Flatten') return '';
  if (layer.outputShape.length === 1) return `here ${layer.kind === 'Linear' ? 'o' : 'k'} = ${index}`;
  const [, rows, columns] = layer.outputShape;
  return `here ${layer.kind === 'Conv2d' ? 'oc' : 'c'} = ${Math.floor(index / (rows * columns))}, y = ${Math.floor(index / columns) % rows}, x = ${index % columns}`;
}
