import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { addWay, newRecoveryCode, proveRecoveryCode, removeWay } from '../journal/unlocking.js';
import { LightElement } from './light-element.js';
import './recovery-card.js';
import './recovery-field.js';

/**
 * A new recovery code: shown, typed back, added as a way that opens, and only then the old one goes.
 * `old`: ids of the ways that it replaces. Fires `done` or `cancelled`.
 */
export class NewRecovery extends LightElement {
  /** @override */
  static properties = { old: { attribute: false }, typing: { state: true } };

  constructor() {
    super();
    /** @type {string[]} */
    this.old = [];
    this.code = newRecoveryCode();
    this.typing = false;
  }

  /** @override */
  render() {
    return html`<div class="stack loose">${this.typing ? this.typeBack() : this.show()}</div>
      <p class="no-print"><button type="button" class="button text" @click=${() => this.dispatchEvent(new CustomEvent('cancelled'))}>${gettext('Keep the old one')}</button></p>`;
  }

  show() {
    return html`
      <header class="stack">
        <h1>${gettext('Your new recovery code')}</h1>
        <p>${gettext('It takes the place of the old one once you have typed it back.')}</p>
      </header>
      <recovery-card .code=${this.code}></recovery-card>
      <button type="button" class="button wide no-print" @click=${() => { this.typing = true; }}>${gettext('I have written it down')}</button>`;
  }

  typeBack() {
    return html`
      <header class="stack">
        <h1>${gettext('Type it once')}</h1>
        <p>${gettext('Read it from where you keep it. Capitals, spaces and dashes make no difference.')}</p>
      </header>
      <recovery-field .label=${gettext('It reads well')} .use=${(/** @type {string} */ text) => this.take(text)}
        @used=${() => this.dispatchEvent(new CustomEvent('done'))}></recovery-field>
      <button type="button" class="button text" @click=${() => { this.typing = false; }}>${gettext('Show me the code again')}</button>`;
  }

  /** @param {string} typed */
  async take(typed) {
    proveRecoveryCode(this.code, typed);
    await addWay({ kind: 'recovery', secret: this.code });
    for (const id of this.old) await removeWay(id);
  }
}

customElements.define('new-recovery', NewRecovery);
