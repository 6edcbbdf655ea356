import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';
import { dayKey } from './pieces/when.js';

/**
 * `<letter-day .day>`: whether a letter comes back, and on which day. `asked` is the day that was named while writing.
 * Fires `chosen` with a day, `2026-12-24`, or with nothing.
 */
export class LetterDay extends LightElement {
  /** @override */
  static properties = { day: {}, asked: {} };

  constructor() {
    super();
    this.day = '';
    this.asked = '';
    this.soonest = dayKey(daysFrom(new Date(), 1));
  }

  /** @override */
  render() {
    return html`<label class="tick"><input type="checkbox" autocomplete="off" .checked=${this.day !== ''}
        @change=${(/** @type {Event} */ { target }) => this.#choose(/** @type {HTMLInputElement} */ (target).checked ? this.#first() : '')}>
        <span><strong>${gettext('Bring it back to me on a day')}</strong><br>
          <span class="small">${gettext('A note says that you saved something for that day, and opens it. It never says what.')}</span></span></label>
      ${this.day ? html`<label class="label">${gettext('The day')}<input class="input" type="date" autocomplete="off" required
        min=${this.soonest} .value=${this.day} @change=${this.#take}></label>` : nothing}`;
  }

  /** The day that was named already, or one in a month. */
  #first() {
    const now = new Date();
    return this.asked >= this.soonest ? this.asked : dayKey(new Date(now.getFullYear(), now.getMonth() + 1, now.getDate()));
  }

  /** @param {Event} event */
  #take({ target }) {
    const { value } = /** @type {HTMLInputElement} */ (target);
    if (value >= this.soonest) this.#choose(value);
    else this.requestUpdate();
  }

  /** @param {string} day */
  #choose(day) {
    this.day = day;
    this.dispatchEvent(new CustomEvent('chosen', { detail: day }));
  }
}

/** @param {Date} from @param {number} days */
function daysFrom(from, days) {
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
}

customElements.define('letter-day', LetterDay);
