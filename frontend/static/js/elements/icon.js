import { html } from '../../vendor/lit@3.3.3/lit.js';

/**
 * An icon of the sprite. Hidden from screen readers: a label always stands beside it.
 * @param {string} name id of a symbol in icons.svg
 * @param {string} [css]
 */
export function icon(name, css = 'icon') {
  return html`<svg class=${css} aria-hidden="true"><use href="${document.documentElement.dataset.icons}#${name}"></use></svg>`;
}
