import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate } from '../journal/texts.js';
import { LightElement } from './light-element.js';

/** As many lines as one can take in when it matters. */
const MOST = 5;

/** One short list of the plan: a field a line, and an empty one to go on. Fires `changed` with the lines on each keystroke. */
export class PlanList extends LightElement {
  /** @override */
  static properties = { list: { attribute: false }, lines: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./pieces/plan-zones.js').List} */
    this.list = { name: 'steady', title: '', prompt: '' };
    /** @type {string[]} */
    this.lines = [];
  }

  /** @override */
  render() {
    const { title, prompt } = this.list;
    const fields = [...this.lines, ''].slice(0, MOST);
    return html`
      <fieldset class="plan-list stack">
        <legend>${title}</legend>
        <p class="small">${prompt}</p>
        ${fields.map((line, at) => html`
          <input class="input words" maxlength="300" autocomplete="off" .value=${line} data-empty=${line ? 'no' : 'yes'}
            aria-label=${interpolate(gettext('%(title)s, line %(number)s'), { title, number: at + 1 })}
            @input=${(/** @type {InputEvent} */ event) => this.type(event, at)}>`)}
      </fieldset>`;
  }

  /** @param {InputEvent} event @param {number} at */
  type(event, at) {
    const lines = [...this.lines];
    lines[at] = /** @type {HTMLInputElement} */ (event.target).value;
    this.lines = lines;
    this.dispatchEvent(new CustomEvent('changed', { detail: { name: this.list.name, lines } }));
  }
}

customElements.define('plan-list', PlanList);
