import { html, live } from '../../vendor/lit@3.3.3/lit.js';
import { LightElement } from './light-element.js';

const NUMBERS = Array.from({ length: 11 }, (_, number) => number);

/** A number from 0 to 10, none picked at first. Fires `picked` with the number. */
export class ScalePicker extends LightElement {
  /** @override */
  static properties = { value: {}, label: {}, low: {}, high: {} };

  constructor() {
    super();
    /** @type {number | undefined} */
    this.value = undefined;
    this.label = '';
    this.low = '';
    this.high = '';
  }

  /** @override */
  render() {
    return html`<fieldset class="stack">
      <legend class="unseen">${this.label}: 0 ${this.low}, 10 ${this.high}</legend>
      <div class="scale">${NUMBERS.map((number) => this.choice(number))}</div>
      <div class="ends small" aria-hidden="true"><span>${this.low}</span><span>${this.high}</span></div>
    </fieldset>`;
  }

  /** @param {number} number */
  choice(number) {
    return html`<label><input type="radio" name="scale" value=${number} autocomplete="off" .checked=${live(this.value === number)}
      @change=${() => this.pick(number)}>${number}</label>`;
  }

  /** @param {number} number */
  pick(number) {
    this.value = number;
    this.dispatchEvent(new CustomEvent('picked', { detail: number, bubbles: true }));
  }
}

customElements.define('scale-picker', ScalePicker);
