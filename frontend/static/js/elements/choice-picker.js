import { html } from '../../vendor/lit@3.3.3/lit.js';
import { LightElement } from './light-element.js';

/** One of a few answers, told by its place in the list, so that it means the same in every language. Fires `picked`. */
export class ChoicePicker extends LightElement {
  /** @override */
  static properties = { value: {}, label: {}, options: { attribute: false } };

  constructor() {
    super();
    /** @type {number | undefined} */
    this.value = undefined;
    this.label = '';
    /** @type {string[]} */
    this.options = [];
  }

  /** @override */
  render() {
    return html`<div class="stack" role="group" aria-label=${this.label}>
      ${this.options.map(
        (option, at) => html`<button type="button" class="chip whole" aria-pressed=${this.value === at}
          @click=${() => this.pick(at)}>${option}</button>`,
      )}</div>`;
  }

  /** @param {number} at */
  pick(at) {
    this.value = this.value === at ? undefined : at;
    this.dispatchEvent(new CustomEvent('picked', { detail: this.value, bubbles: true }));
  }
}

customElements.define('choice-picker', ChoicePicker);
