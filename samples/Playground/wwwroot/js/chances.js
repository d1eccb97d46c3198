// @ts-check
import { find, make } from './dom.js';
import { percent } from './numbers.js';

/** The classes and how likely each is. */
export class Chances {
  /** @param {string[]} classes */
  constructor(classes) {
    this.classes = classes;
    this.rows = classes.map(name => {
      const [bar, share] = [make('i', null), make('td', null)];
      return { bar, share, row: make('tr', null, make('th', { scope: 'row' }, name), make('td.bar', null, bar), share) };
    });
    find('chances').tBodies[0].replaceChildren(...this.rows.map(({ row }) => row));
  }

  /**
   * @param {Float32Array} probabilities
   * @param {string} network the network's name for people
   */
  show(probabilities, network) {
    const best = probabilities.indexOf(Math.max(...probabilities));
    this.rows.forEach(({ bar, share, row }, i) => {
      bar.style.setProperty('--share', `${probabilities[i]}`);
      share.textContent = percent(probabilities[i]);
      row.className = i === best ? 'best' : '';
    });
    find('verdict').replaceChildren(make('strong', null, this.classes[best] ?? 'nothing'), ` with ${percent(probabilities[best])}, says ${network}`);
  }
}
