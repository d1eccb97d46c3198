// @ts-check

/**
 * Finds an element of the page by its id.
 * @param {string} id
 * @returns {any}
 */
export function find(id) {
  return document.getElementById(id);
}

/**
 * Makes an element.
 * @param {string} tag its name, with classes behind dots
 * @param {Record<string, any> | null} attributes `--x` sets a variable of its style, `onclick` and the like a handler, a boolean a bare attribute
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function make(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  fill(element, attributes);
  element.append(...children);
  return element;
}

/**
 * Makes an element of SVG.
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  fill(element, attributes);
  element.append(...children);
  return element;
}

/**
 * @param {any} element
 * @param {Record<string, any> | null} attributes
 */
function fill(element, attributes) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key.startsWith('--')) element.style.setProperty(key, `${value}`);
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (typeof value === 'boolean') element.toggleAttribute(key, value);
    else element.setAttribute(key, `${value}`);
  }
}
