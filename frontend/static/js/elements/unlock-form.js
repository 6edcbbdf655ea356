import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { unlockWithPasskey, unlockWithPassphrase, unlockWithRecovery, ways } from '../journal/unlocking.js';
import { TryingElement } from './trying-element.js';
import './passphrase-field.js';
import './recovery-field.js';

/** @typedef {'passkey'|'passphrase'|'recovery'} Way */

/** The ways of unlocking that this device has, the one used last first. Fires `unlocked` (bubbling) when one opened the journal. */
export class UnlockForm extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, afterCode: { type: Boolean, attribute: 'after-code' }, offered: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    /** Whoever came by a code has no passkey at hand: it is offered last. */
    this.afterCode = false;
    /** @type {Way[] | null} null until known */
    this.offered = null;
    /** @type {Way} */
    this.chosen = 'recovery';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.look());
  }

  async look() {
    const kinds = new Set((await ways()).map(({ kind }) => kind));
    this.offered = [...kinds].filter((kind) => kind !== 'passkey' || 'PublicKeyCredential' in window);
    if (this.afterCode) this.offered.sort((a, b) => Number(a === 'passkey') - Number(b === 'passkey'));
    this.chosen = this.offered[0] ?? 'recovery';
  }

  /** @override */
  render() {
    if (!this.offered) return this.problemLine();
    return html`<div class="stack loose">${this.way()}${this.others()}</div>`;
  }

  way() {
    if (this.chosen === 'recovery') {
      return html`<recovery-field .use=${unlockWithRecovery} @used=${this.tell}></recovery-field>`;
    }
    if (this.chosen === 'passphrase') {
      return html`<passphrase-field .use=${unlockWithPassphrase} @used=${this.tell}></passphrase-field>`;
    }
    return html`
      ${this.problemLine()}
      <button type="button" class="button wide" ?disabled=${this.busy} @click=${this.touch}>${gettext('Unlock with one touch')}</button>`;
  }

  others() {
    const others = (this.offered ?? []).filter((way) => way !== this.chosen);
    if (!others.length) return nothing;
    return html`<p class="row">
      ${others.map((way) => html`<button type="button" class="button text" data-way=${way} @click=${() => this.choose(way)}>${insteadOf(way)}</button>`)}
    </p>`;
  }

  /** @param {Way} way */
  async choose(way) {
    this.chosen = way;
    this.problem = '';
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('textarea, input'))?.focus();
  }

  async touch() {
    if (await this.attempt(() => unlockWithPasskey())) this.tell();
  }

  tell() {
    this.dispatchEvent(new CustomEvent('unlocked', { bubbles: true }));
  }
}

/** @param {Way} way */
function insteadOf(way) {
  if (way === 'passkey') return gettext('Use the passkey instead');
  if (way === 'passphrase') return gettext('Use the passphrase instead');
  return gettext('Use the recovery code instead');
}

customElements.define('unlock-form', UnlockForm);
