// @ts-check
import { draw, make } from './dom.js';
import { short } from './numbers.js';

/** @type {Record<string, (x: number) => number>} */
const functions = {
  Sigmoid: x => 1 / (1 + Math.exp(-x)),
  ReLU: x => Math.max(0, x),
};

/**
 * A function's graph with a point on it.
 * @param {string} name
 * @param {number} x
 * @param {number} y
 */
export function functionPlot(name, x, y) {
  const f = functions[name];
  const reach = Math.max(4, Math.ceil(Math.abs(x)) + 1);
  const top = name === 'Sigmoid' ? 1 : reach;
  const left = (/** @type {number} */ at) => 160 + at / reach * 150;
  const down = (/** @type {number} */ at) => 92 - at / top * 80;
  const line = Array.from({ length: 121 }, (_, i) => -reach + i * reach / 60).map(at => `${left(at).toFixed(1)},${down(f(at)).toFixed(1)}`).join(' ');
  return draw('svg', { viewBox: '0 0 320 108', class: 'function', role: 'img', 'aria-label': `${name} of ${short(x)} is ${short(y)}` },
    draw('path', { d: 'M10 92H310M160 8V98', class: 'axis' }),
    draw('polyline', { points: line }),
    draw('path', { d: `M${left(x).toFixed(1)} 92V${down(y).toFixed(1)}H160`, class: 'lead' }),
    draw('circle', { cx: left(x).toFixed(1), cy: down(y).toFixed(1), r: 5 }));
}

/**
 * A curve over the steps of a training.
 * @param {{x: number, y: number}[]} points
 * @param {number} steps in all
 * @param {number} perEpoch steps in an epoch
 * @param {{name: string, kind: string, top: number, text: (value: number) => string, marks: number[]}} look
 */
export function curve(points, steps, perEpoch, look) {
  const [width, height, left, bottom] = [460, 220, 44, 24];
  const across = (/** @type {number} */ x) => left + x / Math.max(steps, 1) * (width - left - 8);
  const down = (/** @type {number} */ y) => 8 + (1 - Math.min(y / look.top, 1)) * (height - bottom - 8);
  const epochs = Math.max(1, Math.round(steps / perEpoch));
  const every = epochs <= 10 ? 1 : Math.ceil(epochs / 10);
  const last = points[points.length - 1];
  const svg = draw('svg', { viewBox: `0 0 ${width} ${height}`, class: `chart ${look.kind}`, role: 'img', 'aria-label': last ? `${look.name}, last ${look.text(last.y)}` : `${look.name}, no point yet` },
    ...look.marks.map(mark => draw('g', { class: 'mark' }, draw('path', { d: `M${left} ${down(mark)}H${width - 8}` }), draw('text', { x: left - 8, y: down(mark) + 4, 'text-anchor': 'end' }, look.text(mark)))),
    ...Array.from({ length: Math.floor(epochs / every) }, (_, i) => (i + 1) * every).map(epoch => draw('text', { x: across(epoch * steps / epochs), y: height - 4, 'text-anchor': epoch === epochs ? 'end' : 'middle' }, `${epoch}`)),
    draw('text', { x: 0, y: height - 4 }, 'epoch'));
  if (points.length > 0) svg.append(
    draw('polyline', { points: points.map(point => `${across(point.x).toFixed(1)},${down(point.y).toFixed(1)}`).join(' ') }),
    draw('circle', { cx: across(last.x).toFixed(1), cy: down(last.y).toFixed(1), r: 4 }));
  return svg;
}

/**
 * A number and what it is.
 * @param {string} name
 * @param {string} value
 */
export function figure(name, value) {
  return make('div', null, make('dt', null, name), make('dd', null, value));
}
