// @ts-check
import { find } from './dom.js';

/** @type {(() => void)[]} */
const listeners = [];
let isAway = false;

/** The server does not answer: says so, until it does. */
export function away() {
  if (isAway) return;
  isAway = true;
  const banner = find('away');
  banner.textContent = 'The server is away. This page goes on by itself when it is back; what you drew stays.';
  banner.hidden = false;
}

/** The server answers. */
export function back() {
  if (!isAway) return;
  isAway = false;
  find('away').hidden = true;
  for (const listener of listeners) listener();
}

/**
 * Calls when the server is back.
 * @param {() => void} listener
 */
export function whenBack(listener) {
  listeners.push(listener);
}
