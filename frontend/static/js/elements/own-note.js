import { html } from '../../vendor/lit@3.3.3/lit.js';
import { keepOwnText, MOST_LETTERS, ownText } from '../journal/own-notes.js';
import { gettext } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

const PAUSE = 400;

/**
 * The words of one's own that a reminder shows: `<own-note reminder="uuid" text-key="…">`. The field has no name, so that no
 * form posts it; what is typed is sealed and stays on this device.
 */
export class OwnNote extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, reminder: {}, textKey: { attribute: 'text-key' }, kept: { state: true } };

  constructor() {
    super();
    this.reminder = '';
    this.textKey = '';
    this.kept = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.soon = undefined;
    /** One after the other, so that the last keystroke is what stays. @type {Promise<unknown>} */
    this.keeping = Promise.resolve();
  }

  /** @override */
  disconnectedCallback() {
    // A form is taken off the page by its own "save"; what was typed just before must not go with it.
    this.keepNow();
    super.disconnectedCallback();
  }

  /** @override */
  firstUpdated() {
    this.keeping = this.attempt(async () => {
      const words = await ownText(this.reminder, this.textKey);
      const field = this.field();
      if (words && field && !field.value) field.value = words;
    });
  }

  /** @override */
  render() {
    return html`<div class="stack">
      <label class="label">${gettext('Your own words')}
        <input class="input" type="text" maxlength=${MOST_LETTERS} autocomplete="off" enterkeyhint="done" aria-describedby="own-note-hint"
          @input=${this.keepSoon} @blur=${this.keepNow} @keydown=${this.stayHere}>
      </label>
      <p class="small" id="own-note-hint">${gettext('Anyone near the phone can read a lock screen, and a phone may remember what it showed. These words never leave this device. Other devices show “Your page is ready.” unless you write some there too.')}</p>
      <p class="small" role="status">${this.kept ? gettext('Saved on this device') : ''}</p>
      ${this.problemLine()}
    </div>`;
  }

  /** @returns {HTMLInputElement | null} */
  field() {
    return this.querySelector('input');
  }

  /** "Done" on a phone's keyboard keeps the words and sends no form. @param {KeyboardEvent} event */
  stayHere(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.keepNow();
  }

  keepSoon() {
    this.kept = false;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.keepNow(), PAUSE);
  }

  keepNow() {
    if (this.soon === undefined) return;
    clearTimeout(this.soon);
    this.soon = undefined;
    const words = this.field()?.value ?? '';
    const { reminder, textKey } = this;
    this.keeping = this.keeping.then(() => this.keep(reminder, textKey, words));
  }

  /** @param {string} reminder @param {string} textKey @param {string} words */
  keep(reminder, textKey, words) {
    return this.attempt(async () => {
      await keepOwnText(reminder, textKey, words);
      this.kept = words.trim() !== '';
      // The list may be on the page already.
      dispatchEvent(new Event('own-text-kept'));
    });
  }
}

customElements.define('own-note', OwnNote);
