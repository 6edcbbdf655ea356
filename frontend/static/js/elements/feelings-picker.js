import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { extras, families, familyOf } from '../journal/feelings.js';
import { gettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';

const LONGEST_WORD = 40;

/**
 * Eight families of feelings, each opening to six words; as many as one likes, and a word of one's own. `short` shows the
 * families alone. Fires `picked` with the list of ids, own words as they were typed.
 */
export class FeelingsPicker extends LightElement {
  /** @override */
  static properties = {
    value: { attribute: false },
    label: {},
    short: { type: Boolean },
    open: { state: true },
    other: { state: true },
  };

  constructor() {
    super();
    /** @type {string[]} */
    this.value = [];
    this.label = '';
    this.short = false;
    /** @type {string | null} */
    this.open = null;
    this.other = false;
  }

  /** @override */
  render() {
    return html`<div class="stack loose">
      <div class="row close" role="group" aria-label=${this.label}>
        ${families().map((family) => this.family(family))}
        ${extras().map(({ id, name }) => this.word(id, name))}
        ${this.short ? nothing : this.own()}
      </div>
      ${this.short ? nothing : this.words()}
    </div>`;
  }

  /** @param {import('../journal/feelings.js').Family} family */
  family({ id, name, words }) {
    if (this.short) return this.word(id, name);
    const some = this.open === id || words.some((word) => this.value.includes(word.id));
    return html`<button type="button" class="chip" aria-expanded=${this.open === id} aria-pressed=${some}
      @click=${() => this.unfold(id)}>${name}</button>`;
  }

  /** The words of the family that is open. */
  words() {
    const family = families().find(({ id }) => id === this.open);
    if (!family) return nothing;
    return html`<div class="sheet stack" role="group" aria-label=${family.name}>
      <p class="over">${family.name}</p>
      <div class="row close">${family.words.map(({ id, name }) => this.word(id, name))}</div>
    </div>`;
  }

  /** @param {string} id @param {string} name */
  word(id, name) {
    return html`<button type="button" class="chip" aria-pressed=${this.value.includes(id)} @click=${() => this.toggle(id)}>${name}</button>`;
  }

  /** Words that the list doesn't have. */
  own() {
    const mine = this.value.filter((id) => !isListed(id));
    return html`${mine.map((word) => this.word(word, word))}
      ${this.other
        ? html`<input class="input own-word" maxlength=${LONGEST_WORD} autocomplete="off" aria-label=${gettext('Another word')}
            @change=${(/** @type {Event} */ event) => this.add(/** @type {HTMLInputElement} */ (event.target))}>`
        : html`<button type="button" class="chip" @click=${() => this.ask()}>${gettext('Another word')}</button>`}`;
  }

  async ask() {
    this.other = true;
    await this.updateComplete;
    /** @type {HTMLInputElement | null} */ (this.querySelector('.own-word'))?.focus();
  }

  /** @param {HTMLInputElement} field */
  add(field) {
    const word = field.value.trim();
    field.value = '';
    this.other = false;
    if (word && !this.value.includes(word)) this.toggle(word);
  }

  /** @param {string} id */
  unfold(id) {
    this.open = this.open === id ? null : id;
  }

  /** @param {string} id */
  toggle(id) {
    this.value = this.value.includes(id) ? this.value.filter((one) => one !== id) : [...this.value, id];
    this.dispatchEvent(new CustomEvent('picked', { detail: this.value, bubbles: true }));
  }
}

/** @param {string} id */
function isListed(id) {
  return Boolean(familyOf(id)) || [...extras(), ...families()].some((one) => one.id === id);
}

customElements.define('feelings-picker', FeelingsPicker);
