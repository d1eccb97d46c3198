// @ts-check
import { away, back } from './connection.js';

/**
 * @typedef {{network: string, learningRate: number, batchSize: number, epochs: number, seed: number}} Settings
 * @typedef {{x: number, y: number}} Point
 * @typedef {{status: string, reason?: string, settings?: Settings, step: number, steps: number, imagesPerSecond: number, version: number, kernels: number[], losses: Point[], accuracies: Point[]}} News
 */

/**
 * Watches the training for as long as the page is open.
 * @param {(news: News) => void} onNews everything that is known, each time
 */
export function watch(onNews) {
  /** @type {News | null} */
  let known = null;
  const source = new EventSource('api/training/events');
  source.addEventListener('open', back);
  source.addEventListener('state', event => onNews(known = JSON.parse(event.data)));
  source.addEventListener('progress', event => {
    const news = JSON.parse(event.data);
    known = { ...news, losses: [...(known?.losses ?? []), ...news.losses], accuracies: [...(known?.accuracies ?? []), ...news.accuracies] };
    onNews(/** @type {News} */ (known));
  });
  source.addEventListener('error', () => {
    away();
    // The browser tries again after a broken connection, but not after a refusal.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => watch(onNews), 2000);
  });
}
