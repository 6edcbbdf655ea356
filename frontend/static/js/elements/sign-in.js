import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import { isUnlocked, whoIsHere } from '../journal/desk.js';
import { noteJoining } from '../journal/joining-notes.js';
import { askForCode, confirmCode, signInWithPasskey, unsavedCount } from '../journal/signing-in.js';
import { gettext } from '../journal/texts.js';
import { resume } from '../journal/waking.js';
import { ApiProblem, ask, call, Offline } from '../sync/api.js';
import './email-code.js';
import { homeOf } from './pieces/home.js';
import './sign-out.js';
import { TryingElement } from './trying-element.js';
import './unlock-form.js';

/**
 * Signing in: one touch of a passkey, which also unlocks; or a code by e-mail, and then, on a browser that
 * does not know the key yet, a way of unlocking.
 */
export class SignIn extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, step: { state: true }, waiting: { state: true } };

  constructor() {
    super();
    /** @type {'ask'|'unlock'} */
    this.step = 'ask';
    this.waiting = 0;
    this.byCode = false;
    this.email = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.look());
  }

  /** Whoever is signed in already goes on from there; somebody else's session ends here. */
  async look() {
    this.waiting = await unsavedCount();
    const session = await sessionHere();
    if (!session) return;
    this.email = session.email;
    if (!session.keys) return this.joinOn();
    if (session.id === (await whoIsHere())?.userId) return this.signedIn({ hasKeys: true });
    await ask('POST', '/sign-out/');
  }

  /** @override */
  render() {
    return this.step === 'unlock' ? this.unlock() : this.ask();
  }

  ask() {
    const passkeys = 'PublicKeyCredential' in window;
    return html`
      <header class="stack">
        <h1 tabindex="-1">${gettext('Welcome back')}</h1>
        ${this.waiting ? html`<p class="notice">${gettext('Your words are on this device. Sign in to back them up.')}</p>` : nothing}
      </header>
      ${passkeys ? this.touch() : nothing}
      <section class="stack loose">
        ${passkeys ? html`<h2>${gettext('Or a code by e-mail')}</h2>` : nothing}
        <email-code .ask=${askForCode} @asked=${(/** @type {CustomEvent} */ event) => { this.email = event.detail.email; }}
          .confirm=${(/** @type {string} */ code) => this.useCode(code)}></email-code>
      </section>
      <p class="small">${gettext('New here?')} <a href="/join/">${gettext('Join')}</a></p>`;
  }

  touch() {
    return html`
      <section class="stack">
        ${this.problemLine()}
        <button type="button" class="button wide" ?disabled=${this.busy} @click=${this.useTouch}>${gettext('Sign in with one touch')}</button>
        <p class="small">${gettext('Your passkey signs you in and opens your words.')}</p>
      </section>`;
  }

  unlock() {
    return html`
      <header class="stack">
        <h1 tabindex="-1">${gettext('Now open your words')}</h1>
        <p>${gettext('You are signed in. Your words are still sealed: this browser needs the key.')}</p>
      </header>
      <unlock-form ?after-code=${this.byCode} @unlocked=${this.arrive}></unlock-form>
      <details class="sheet quiet">
        <summary>${gettext('I have none of these')}</summary>
        <p>${gettext('Look at your other devices first. If your journal is still open on one of them, go to You, Ways to unlock, and make a new recovery code there. Without a way to unlock, nobody can open these words, and neither can we.')}</p>
      </details>
      <section class="stack"><p class="small">${gettext('Not you?')}</p><sign-out></sign-out></section>`;
  }

  async useTouch() {
    await this.attempt(async () => this.signedIn(await signInWithPasskey()));
  }

  /** @param {string} code */
  async useCode(code) {
    this.byCode = true;
    await this.signedIn(await confirmCode(code));
  }

  /** @param {{hasKeys: boolean}} arrived without keys, joining was begun and never finished */
  async signedIn({ hasKeys }) {
    if (!hasKeys) return this.joinOn();
    if (isUnlocked() || (await resume())) return this.arrive();
    this.step = 'unlock';
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('h1'))?.focus();
  }

  joinOn() {
    noteJoining({ stage: 'keys', email: this.email });
    return visit('/join/', { replace: true });
  }

  async arrive() {
    await visit(homeOf((await whoIsHere())?.role), { replace: true });
  }
}

/** @returns {Promise<{id: string, email: string, keys: object | null} | null>} null when nobody is signed in, or offline */
async function sessionHere() {
  try {
    return (await call('GET', 'me/')).json;
  } catch (error) {
    if (error instanceof ApiProblem || error instanceof Offline) return null;
    throw error;
  }
}

customElements.define('sign-in', SignIn);
