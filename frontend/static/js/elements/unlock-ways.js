import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { addWay, removeWay, staysUnlocked, stayUnlocked, ways } from '../journal/unlocking.js';
import './new-recovery.js';
import './passphrase-field.js';
import { wayRow } from './pieces/way-row.js';
import './recovery-check.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/unlocking.js').Way} Way */

/** The ways of unlocking: adding one, removing one (the server and this page keep at least two), a new recovery code. */
export class UnlockWays extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, task: { state: true }, note: { state: true }, stays: { state: true } };

  constructor() {
    super();
    /** @type {Way[]} */
    this.ways = [];
    /** @type {''|'passphrase'|'recovery'|'check'} */
    this.task = '';
    this.hash = '';
    this.note = '';
    this.stays = false;
  }

  /** @override */
  async load() {
    this.ways = (await ways()).sort((a, b) => a.created_at.localeCompare(b.created_at) || a.kind.localeCompare(b.kind));
    this.stays = await staysUnlocked();
    if (location.hash === this.hash) return;
    this.hash = location.hash;
    if (this.hash === '#recovery' || this.hash === '#check') this.task = this.hash === '#check' ? 'check' : 'recovery';
  }

  /** @override */
  open() {
    if (this.task === 'check') return html`<recovery-check class="stack loose" @left=${() => this.done('')} @renew=${() => { this.task = 'recovery'; }}></recovery-check>`;
    if (this.task === 'recovery') {
      return html`<new-recovery .old=${this.ways.filter(({ kind }) => kind === 'recovery').map(({ id }) => id)}
        @done=${() => this.done(gettext('Your new recovery code works. The old one no longer does.'))} @cancelled=${() => this.done('')}></new-recovery>`;
    }
    if (this.task === 'passphrase') return this.passphrase();
    return html`
      <header class="stack">
        <h1>${gettext('Ways to unlock')}</h1>
        <p>${gettext('Each of these opens your words. Keep at least two, so that losing one loses nothing.')}</p>
      </header>
      <p role="status" class=${this.note ? 'notice' : 'unseen'}>${this.note}</p>
      ${this.problemLine()}
      <ul class="records">${this.ways.map((way) => wayRow(way, this.canGo(way), this.busy, () => this.attempt(() => this.takeAway(way))))}</ul>
      ${this.adding()} ${this.staying()}`;
  }

  adding() {
    const passkeys = 'PublicKeyCredential' in window;
    return html`<section class="stack">
      ${passkeys ? html`<button type="button" class="button wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.addPasskey())}>${gettext('Add a passkey here')}</button>` : nothing}
      <button type="button" class="button plain wide" @click=${() => { this.task = 'passphrase'; }}>${gettext('Add a passphrase')}</button>
      <button type="button" class="button plain wide" @click=${() => { this.task = 'recovery'; }}>${gettext('Make a new recovery code')}</button>
      <button type="button" class="button plain wide" @click=${() => { this.task = 'check'; }}>${gettext('Check the recovery code')}</button>
    </section>`;
  }

  staying() {
    return html`<label class="sheet switch">
      <span class="stack tight"><strong>${gettext('Stay unlocked on this device')}</strong>
        <span class="small">${gettext('Good on your own phone. Turn it off where others use the same device: then each visit asks to unlock. Signing out always locks.')}</span></span>
      <input type="checkbox" .checked=${this.stays} @change=${this.chooseStaying}>
    </label>`;
  }

  passphrase() {
    return html`
      <header class="stack">
        <h1>${gettext('Choose a passphrase')}</h1>
        <p>${gettext('Four or five words that only you would put together. We never see it and cannot send it again.')}</p>
      </header>
      <passphrase-field fresh .label=${gettext('Add this passphrase')}
        .use=${(/** @type {string} */ secret) => addWay({ kind: 'passphrase', secret })}
        @used=${() => this.done(gettext('The passphrase was added.'))}></passphrase-field>
      <p><button type="button" class="button text" @click=${() => this.done('')}>${gettext('Leave it')}</button></p>`;
  }

  /** At least two must stay, and one of them a recovery code. @param {Way} way */
  canGo({ kind, id }) {
    const others = this.ways.filter((way) => way.id !== id);
    return others.length >= 2 && (kind !== 'recovery' || others.some((way) => way.kind === 'recovery'));
  }

  async addPasskey() {
    await addWay({ kind: 'passkey' });
    await this.done(gettext('The passkey was added.'));
  }

  /** @param {Way} way */
  async takeAway(way) {
    await removeWay(way.id);
    await this.done(gettext('It was removed and no longer opens your words.'));
  }

  /** @param {string} note */
  async done(note) {
    this.task = '';
    this.note = note;
    await this.refresh();
  }

  /** @param {Event} event */
  async chooseStaying(event) {
    const wanted = /** @type {HTMLInputElement} */ (event.target).checked;
    await this.attempt(() => stayUnlocked(wanted));
    this.stays = await staysUnlocked();
  }
}

customElements.define('unlock-ways', UnlockWays);
