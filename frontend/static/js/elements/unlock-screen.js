import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import { isUnlocked, onDesk, whoIsHere } from '../journal/desk.js';
import { gettext } from '../journal/texts.js';
import { homeOf } from './pieces/home.js';
import { TryingElement } from './trying-element.js';
import './unlock-form.js';
import { reopened } from './words-screen.js';

/** The page that opens the journal on this device. Works with no network: the sealed keyring is kept here. */
export class UnlockScreen extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, role: { state: true } };

  constructor() {
    super();
    this.role = '';
    /** @type {() => void} */
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk(() => this.attempt(() => this.look()));
    this.attempt(() => this.look());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  async look() {
    const person = await whoIsHere();
    if (!person) return visit('/sign-in/', { replace: true });
    await reopened();
    this.role = person.role;
    if (isUnlocked()) return visit(homeOf(person.role), { replace: true });
  }

  /** @override */
  render() {
    if (!this.role) return this.problemLine();
    return html`
      <header class="stack">
        <h1>${gettext('Unlock your words')}</h1>
        <p>${gettext('They are on this device, sealed. This works with no network too.')}</p>
      </header>
      <unlock-form></unlock-form>
      ${this.role === 'therapist' ? nothing : html`<p><a class="button plain wide" href="/write/">${gettext('Write without unlocking')}</a></p>`}
      <p class="small">${gettext('Not you?')} <a href="/sign-in/">${gettext('Sign in as someone else')}</a></p>`;
  }
}

customElements.define('unlock-screen', UnlockScreen);
