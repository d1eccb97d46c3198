// @ts-check
import { make } from './dom.js';

const words = /(\/\/.*)|\b(private|static|void|var|new|for|int|float|if)\b|\b(\d+f?)\b|\b(MathF|VectorMath|ReadOnlySpan|Span|Array)\b/g;

/**
 * A method of C#, the line marked that computes a number.
 * @param {import('./api.js').Code} code
 * @returns {HTMLElement}
 */
export function listing({ lines, line }) {
  const rows = lines.map((text, i) => {
    const indent = text.length - text.trimStart().length;
    const row = make(i === line ? 'mark' : 'span', { '--indent': indent / 2 }, ...coloured(text.trimStart()), '\n');
    return row;
  });
  return make('pre', { tabindex: 0, 'aria-label': 'The C# of this layer' }, make('code', null, ...rows));
}

/**
 * @param {string} text
 * @returns {(Node | string)[]}
 */
function coloured(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(words)) {
    const kind = match[1] ? 'comment' : match[2] ? 'word' : match[3] ? 'number' : 'type';
    parts.push(text.slice(end, match.index), make(`b.${kind}`, null, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}
