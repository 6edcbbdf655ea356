import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { checkRecoveryCode, isCheckOn, nextCheck, setCheckOn } from '../journal/recovery-check.js';
import { gettext, interpolate } from '../journal/texts.js';
import { SealedError } from '../sealing/errors.js';
import { longDay } from './pieces/when.js';
import './recovery-field.js';
import { TryingElement } from './trying-element.js';

/** `<recovery-check>`: one types the recovery code to see that it still opens. Nothing changes. Fires `left` and `renew`. */
export class RecoveryCheck extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, went: { state: true }, on: { state: true }, next: { state: true } };

  constructor() {
    super();
    /** @type {'' | 'well' | 'wrong'} */
    this.went = '';
    this.on = true;
    this.next = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    void this.attempt(() => this.look());
  }

  async look() {
    [this.on, this.next] = await Promise.all([isCheckOn(), nextCheck()]);
  }

  /** @override */
  render() {
    return html`<header class="stack"><h1>${gettext('Does your recovery code open?')}</h1>
        <p>${gettext('Type it from where you keep it. Nothing changes, and nothing is sent.')}</p></header>
      <div class="stack" role="status">${this.outcome()}</div>
      ${this.went === 'well' ? nothing : html`<recovery-field .label=${gettext('Try this code')} .use=${(/** @type {string} */ typed) => this.check(typed)}></recovery-field>`}
      ${this.problemLine()} ${this.reminding()}
      <p><button type="button" class="button text" @click=${() => this.dispatchEvent(new CustomEvent('left'))}>${gettext('Back to the ways to unlock')}</button></p>`;
  }

  outcome() {
    if (this.went === 'well') return html`<p class="notice">${gettext('It opens. You can put it back where it was.')}</p>`;
    if (this.went !== 'wrong') return nothing;
    return html`<div class="notice warm"><p>${gettext('It doesn’t open. Nothing is lost: you are unlocked now, so you can make a new code.')}</p>
      <button type="button" class="button plain" @click=${() => this.dispatchEvent(new CustomEvent('renew'))}>${gettext('Make a new recovery code')}</button></div>`;
  }

  reminding() {
    const day = this.next ? longDay(new Date(this.next), new Date()) : '';
    return html`<label class="sheet switch"><span class="stack tight"><strong>${gettext('Ask me again from time to time')}</strong>
      <span class="small">${this.on && day
        ? interpolate(gettext('The next note comes on %(day)s. It only says that you saved something for that day.'), { day })
        : gettext('A short note. It only says that you saved something for that day.')}</span></span>
      <input type="checkbox" role="switch" .checked=${this.on} ?disabled=${this.busy} @change=${this.choose}></label>`;
  }

  /** A code that isn't whole is said beside the field; one that opens nothing gets a page's answer. @param {string} typed */
  async check(typed) {
    try {
      await checkRecoveryCode(typed);
      this.went = 'well';
      await this.look();
    } catch (error) {
      this.went = error instanceof SealedError && error.code === 'decrypt' ? 'wrong' : '';
      if (!this.went) throw error;
    }
  }

  /** @param {Event} event */
  async choose(event) {
    const wanted = /** @type {HTMLInputElement} */ (event.target).checked;
    await this.attempt(() => setCheckOn(wanted));
    await this.look();
  }
}

customElements.define('recovery-check', RecoveryCheck);
