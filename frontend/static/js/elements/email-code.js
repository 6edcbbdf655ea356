import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

const LENGTH = 6;

/**
 * Asks for an e-mail address, then for the six-character code that we send there.
 * `ask(email)` sends a code, `confirm(code)` tries one; fires `confirmed`, and `asked` when a code is on its way.
 */
export class EmailCode extends TryingElement {
  /** @override */
  static properties = {
    ...TryingElement.properties,
    ask: { attribute: false },
    confirm: { attribute: false },
    email: { attribute: false },
    sent: { type: Boolean },
    label: { attribute: false },
    said: { state: true },
  };

  constructor() {
    super();
    /** @type {(email: string) => unknown} */
    this.ask = () => {};
    /** @type {(code: string) => unknown} */
    this.confirm = () => {};
    this.email = '';
    this.sent = false;
    this.label = '';
    this.said = '';
  }

  /** @override */
  render() {
    return this.sent ? this.askForCode() : this.askForEmail();
  }

  askForEmail() {
    return html`
      <form class="stack loose" novalidate @submit=${this.send}>
        <label class="stack">
          <span>${gettext('E-mail')}</span>
          <input class="input" name="email" type="email" required autocomplete="email" inputmode="email"
            autocapitalize="none" spellcheck="false" .value=${this.email}>
        </label>
        ${this.problemLine()}
        <button class="button wide" ?disabled=${this.busy}>${this.label || gettext('Send me a code')}</button>
      </form>`;
  }

  askForCode() {
    return html`
      <form class="stack loose" novalidate @submit=${this.check}>
        <label class="stack">
          <span>${this.email ? interpolate(gettext('The code we sent to %(email)s'), { email: this.email }) : gettext('The code we sent you')}</span>
          <input class="input code-input one-time" name="code" required autocomplete="one-time-code" autocapitalize="characters"
            spellcheck="false" maxlength="20" placeholder="······" @input=${this.goOnWhenFull}>
        </label>
        ${this.problemLine()}
        <p class="small" role="status">${this.said || nothing}</p>
        <button class="button wide" ?disabled=${this.busy}>${gettext('Go on')}</button>
        <p class="row">
          <button type="button" class="button text" @click=${this.sendAgain}>${gettext('Send it again')}</button>
          <button type="button" class="button text" @click=${this.otherEmail}>${gettext('Use another e-mail')}</button>
        </p>
      </form>`;
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const email = String(new FormData(form).get('email') ?? '').trim();
    if (!form.checkValidity()) {
      this.problem = gettext('That does not look like an e-mail address. Check it once more.');
      return;
    }
    this.email = email;
    if (!(await this.attempt(() => this.ask(email)))) return;
    this.sent = true;
    this.dispatchEvent(new CustomEvent('asked', { detail: { email } }));
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }

  async sendAgain() {
    if (await this.attempt(() => this.ask(this.email))) {
      this.said = gettext('A new code is on its way. The old one no longer works.');
    }
  }

  otherEmail() {
    this.sent = false;
    this.problem = this.said = '';
  }

  /** @param {InputEvent} event */
  goOnWhenFull(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (plain(field.value).length === LENGTH) field.form?.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  async check(event) {
    event.preventDefault();
    const code = plain(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('code') ?? ''));
    if (!code) return;
    if (await this.attempt(() => this.confirm(code))) this.dispatchEvent(new CustomEvent('confirmed'));
    else this.querySelector('input')?.select();
  }
}

/**
 * A code as the server knows it, however it was pasted.
 * @param {string} typed
 */
function plain(typed) {
  return typed.replace(/[^0-9a-z]/gi, '').toUpperCase();
}

customElements.define('email-code', EmailCode);
