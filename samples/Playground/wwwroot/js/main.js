// @ts-check
import { networks, Refusal } from './api.js';
import { Chances } from './chances.js';
import { whenBack } from './connection.js';
import { find, make } from './dom.js';
import { Inspector } from './inspector.js';
import { Layers } from './layers.js';
import { Pad } from './pad.js';
import { whenColoursChange } from './palette.js';
import { Picks } from './picks.js';
import { Thinker } from './thought.js';
import { Training } from './training.js';
import { watch } from './watch.js';

const live = 'live';
const known = await networks();
const chances = new Chances(known.classes);
const inspector = new Inspector(known.classes);
const picks = new Picks(known.classes, pick => pad.put(pick.pixels));
const pad = new Pad(() => {
  picks.release();
  think();
});
const layers = new Layers((layer, index, isHeld) => point(layer, index, isHeld));
const thinker = new Thinker(known.networks, show, error => {
  if (error instanceof Refusal) find('verdict').textContent = error.message;
});
const training = new Training(known.networks, () => choose(live));

/** @type {import('./thought.js').Thought | null} */
let thought = null;
let network = known.networks[0].name;
let version = 0;
const at = { layer: 1, index: -1, isHeld: false };

function think() {
  thinker.think(network, pad.pixels);
}

/** @param {import('./thought.js').Thought} next */
function show(next) {
  const isOther = next.network !== thought?.network;
  thought = next;
  if (isOther) layers.show(next.network);
  // What stands out most in the first layer is as good a place to begin as any.
  if (at.index < 0) at.index = next.outputs[1].reduce((best, value, i, all) => Math.abs(value) > Math.abs(all[best]) ? i : best, 0);
  layers.paint(next);
  chances.show(next.probabilities, next.name === live ? `the network in training` : next.network.className);
  inspect(false);
}

/**
 * @param {number} layer
 * @param {number} index
 * @param {boolean} isHeld chosen by a click or a key
 */
function point(layer, index, isHeld) {
  if (at.isHeld && !isHeld) return;
  at.isHeld = isHeld && !(at.isHeld && at.layer === layer && at.index === index);
  [at.layer, at.index] = [layer, index];
  if (isHeld) find('inspector').classList.add('open');
  inspect(isHeld);
  if (isHeld) layers.reveal(layer, index);
}

/** @param {boolean} aloud */
function inspect(aloud) {
  if (thought === null) return;
  const { regions, spoken } = inspector.show(thought, at.layer, at.index, at.isHeld);
  layers.mark(at.layer, at.index, regions);
  if (aloud) find('spoken').textContent = spoken;
}

/** @param {string} name */
function choose(name) {
  network = name;
  for (const one of find('networks').querySelectorAll('input')) one.checked = one.value === name;
  think();
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} text
 * @param {boolean} isThere
 */
function choice(name, title, text, isThere) {
  return make('label', null,
    make('input', { type: 'radio', name: 'network', value: name, checked: name === network, disabled: !isThere, onchange: () => choose(name) }),
    make('span', null, title, make('small', null, text)));
}

function route() {
  const isTrain = location.hash === '#train';
  find('look').hidden = isTrain;
  find('train').hidden = !isTrain;
  for (const [id, isHere] of [['to-look', !isTrain], ['to-train', isTrain]]) find(`${id}`).toggleAttribute('aria-current', Boolean(isHere));
  document.title = `${isTrain ? 'Train' : 'Look'} – ConvGen playground`;
}

find('networks').append(
  ...known.networks.map(one => choice(one.name, one.className, one.title, true)),
  choice(live, 'In training', 'the one that learns here', known.hasLive));

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  at.isHeld = false;
  find('inspector').classList.remove('open');
  inspect(false);
});
addEventListener('hashchange', () => {
  route();
  scrollTo(0, 0);
});
whenColoursChange(() => thought && show(thought));
whenBack(think);
route();

const first = await picks.show(0);
const shown = first[9] ?? first[0];
if (shown) pad.put(shown.pixels);
watch(news => {
  const hasLive = news.version > 0;
  const button = find('networks').querySelector(`[value=${live}]`);
  button.disabled = !hasLive;
  if (!hasLive && network === live) choose(known.networks[0].name);
  if (hasLive && network === live && news.version !== version) think();
  version = news.version;
  training.show(news);
});
document.documentElement.dataset.ready = 'true';
