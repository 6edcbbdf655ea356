import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { keyring } from '../journal/desk.js';
import { pin } from '../journal/people.js';
import { gettext } from '../journal/texts.js';
import { publicKeysOf } from '../sealing/keyring.js';
import { safetyNumber } from './pieces/comparing.js';
import { TryingElement } from './trying-element.js';

/** `<safety-number .person>`: digits that two people compare aloud, to know that no one stands between them. Fires `verified`. */
export class SafetyNumber extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, person: { attribute: false }, digits: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/people.js').Person | null} */
    this.person = null;
    this.digits = '';
  }

  /** @override */
  render() {
    if (!this.person || this.person.changed) return nothing;
    if (!this.digits) {
      return html`${this.problemLine()}<p><button class="button text" @click=${() => this.attempt(() => this.#work())}>${gettext('Compare safety numbers')}</button></p>`;
    }
    return html`<div class="stack safety" role="group" aria-label=${gettext('Safety number')}>
      <p class="code" translate="no">${this.digits}</p>
      <p>${gettext('Read it to each other, by phone or when you meet. If both see the same number, only the two of you can read what is shared.')}</p>
      ${this.problemLine()}
      <div class="row">${this.person.verified ? nothing : html`<button class="button plain" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#same())}>${gettext('It is the same')}</button>`}
        <button class="button text" @click=${() => { this.digits = ''; }}>${gettext('Close')}</button></div></div>`;
  }

  async #work() {
    if (this.person) this.digits = await safetyNumber(await publicKeysOf(keyring()), this.person.keys);
  }

  async #same() {
    if (!this.person) return;
    await pin({ id: this.person.id, verified: true });
    this.digits = '';
    this.dispatchEvent(new CustomEvent('verified', { bubbles: true }));
  }
}

customElements.define('safety-number', SafetyNumber);
