import { html } from '../../vendor/lit@3.3.3/lit.js';
import { deleteAccount } from '../journal/leaving.js';
import { sessions } from '../journal/sessions.js';
import { gettext, interpolate } from '../journal/texts.js';
import { canWait } from './pieces/waiting.js';
import { WordsScreen } from './words-screen.js';

/** Deletes the account, once the person typed the word that says so. A copy of everything is offered first. */
export class AccountScreen extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, typed: { state: true } };

  constructor() {
    super();
    this.typed = '';
    this.leaving = false;
    this.waits = false;
  }

  /** Nobody is here any more while it goes: that is no reason to ask for a sign-in. @override */
  async look() {
    if (!this.leaving) await super.look();
  }

  /** @override */
  async load() {
    this.waits = canWait(await sessions(), new Date());
  }

  get sure() {
    return this.typed.trim().toLocaleLowerCase() === word();
  }

  /** @override */
  open() {
    return html`
      <header class="stack">
        <h1>${gettext('Delete my account')}</h1>
        <p>${gettext('This can not be undone, by you or by us. It deletes at once:')}</p>
      </header>
      <ul class="steps">
        <li>${gettext('everything you wrote, here and on our server;')}</li>
        <li>${gettext('what you shared: nobody can open it here any more;')}</li>
        <li>${gettext('your reminders, devices, keys and e-mail address.')}</li>
      </ul>
      <section class="sheet stack">
        <h2>${gettext('Keep a copy first')}</h2>
        <p>${gettext('One file with all your words, that opens without us.')}</p>
        <a class="button plain wide" href="/you/export/">${gettext('Save everything')}</a>
      </section>
      ${this.waits ? html`<p class="notice">${gettext('Today is a session day. This can wait until tomorrow.')}</p>` : this.form()}`;
  }

  form() {
    return html`
      <form class="stack loose" @submit=${this.submit}>
        <label class="stack">
          <span>${interpolate(gettext('To go on, type the word: %(word)s'), { word: word() })}</span>
          <input class="input" name="word" autocomplete="off" autocapitalize="none" spellcheck="false" @input=${this.type}>
        </label>
        ${this.problemLine()}
        <button class="button ember wide" ?disabled=${this.busy || !this.sure}>
          ${this.busy ? gettext('Deleting…') : gettext('Delete everything now')}
        </button>
        <a class="button plain wide" href="/you/">${gettext('Keep my account')}</a>
      </form>`;
  }

  /** @param {InputEvent} event */
  type(event) {
    this.typed = /** @type {HTMLInputElement} */ (event.target).value;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    if (!this.sure) return;
    this.leaving = true;
    this.leaving = await this.attempt(() => deleteAccount());
    if (this.leaving) location.replace('/');
  }
}

/** The word to type, in the language of the page. */
function word() {
  return gettext('delete');
}

customElements.define('account-screen', AccountScreen);
