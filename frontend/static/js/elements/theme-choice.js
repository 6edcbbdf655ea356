import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';

/** @typedef {'system'|'paper'|'night'} Theme */

/** @returns {[Theme, string][]} */
const themes = () => [
  ['system', gettext('As my device')],
  ['paper', gettext('Paper')],
  ['night', gettext('Night')],
];

/** Paper, night, or whatever the device uses. Kept on this device. */
export class ThemeChoice extends LightElement {
  /** @override */
  static properties = { chosen: { state: true } };

  constructor() {
    super();
    /** @type {Theme} */
    this.chosen = kept();
  }

  /** @override */
  render() {
    return html`
      <fieldset class="choices stack">
        <legend>${gettext('Light')}</legend>
        <div class="row close">
          ${themes().map(([theme, label]) => html`
            <button type="button" class="chip" data-theme-choice=${theme} aria-pressed=${this.chosen === theme}
              @click=${() => this.choose(theme)}>${label}</button>`)}
        </div>
      </fieldset>`;
  }

  /** @param {Theme} theme */
  choose(theme) {
    this.chosen = theme;
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // A browser that keeps nothing still shows the choice until it is closed.
      document.documentElement.dataset.theme = theme;
    }
    dispatchEvent(new Event('theme'));
  }
}

/** @returns {Theme} */
function kept() {
  try {
    const theme = localStorage.getItem('theme');
    return theme === 'paper' || theme === 'night' ? theme : 'system';
  } catch {
    return 'system';
  }
}

customElements.define('theme-choice', ThemeChoice);
