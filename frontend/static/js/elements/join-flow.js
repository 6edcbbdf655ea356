import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import * as joining from '../journal/joining.js';
import { setMyName } from '../journal/profile.js';
import { gettext, interpolate } from '../journal/texts.js';
import { homeOf } from './pieces/home.js';
import { STEPS } from './pieces/join-steps.js';
import { welcome } from './pieces/join-welcome.js';
import { TryingElement } from './trying-element.js';

/** @typedef {import('../journal/joining.js').Invitation} Invitation */
/** @typedef {'looking'|'welcome'|'email'|'code'|'way'|'passphrase'|'recovery'|'typed'|'name'|'arriving'} Step */

/** Which of the counted steps each screen belongs to. @type {Partial<Record<Step, number>>} */
const COUNTED = { email: 1, code: 1, way: 2, passphrase: 2, recovery: 3, typed: 3, name: 4 };

/**
 * Joining, one screen at a time: whose invitation, e-mail and code, a first way to unlock, the recovery code
 * shown and typed back, a name. Nothing secret outlives this page: after a reload the keys are simply made anew.
 */
export class JoinFlow extends TryingElement {
  /** @override */
  static properties = {
    ...TryingElement.properties,
    step: { state: true },
    invitation: { state: true },
    email: { state: true },
    recovery: { state: true },
    note: { state: true },
  };

  constructor() {
    super();
    /** @type {Step} */
    this.step = 'looking';
    /** @type {Invitation | null} */
    this.invitation = null;
    this.email = '';
    this.recovery = '';
    this.note = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.begin());
  }

  async begin() {
    this.invitation = await joining.lookAtInvitation(location.hash.slice(1));
    const { stage, email } = await joining.whereWeAre();
    this.email = email;
    this.goTo(FIRST_STEP_OF[stage]);
  }

  /** @param {Step} step */
  async goTo(step) {
    this.step = step;
    this.problem = '';
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('h1'))?.focus();
    scrollTo(0, 0);
  }

  get therapist() {
    return this.invitation?.kind === 'therapist';
  }

  /** Whoever invited, by the name in the link. */
  get inviter() {
    return this.invitation?.name || gettext('your therapist');
  }

  /** Someone who joins alone has nobody yet to be called something by. */
  get named() {
    return Boolean(this.invitation && this.invitation.state === 'open');
  }

  /** @override */
  render() {
    if (this.step === 'looking' || this.step === 'arriving') return this.wait();
    const screen = this.step === 'welcome' ? welcome(this) : STEPS[this.step](this);
    return html`${this.progress()}${screen}`;
  }

  wait() {
    if (this.problem) {
      return html`${this.problemLine()}
        <button class="button wide" @click=${() => this.attempt(() => this.resume())}>${gettext('Try again')}</button>`;
    }
    return html`<p class="small" role="status">${this.step === 'looking' ? gettext('One moment…') : gettext('Opening your journal…')}</p>`;
  }

  progress() {
    const step = COUNTED[this.step];
    if (!step) return nothing;
    const steps = this.named ? 4 : 3;
    return html`<p class="small join-progress">${interpolate(gettext('Step %(step)s of %(steps)s'), { step, steps })}</p>`;
  }

  resume() {
    return this.step === 'arriving' ? this.arrive() : this.begin();
  }

  async touch() {
    const { prf, credentialId } = await joining.makePasskey(this.email);
    if (!prf) {
      this.note = gettext('Your passkey signs you in. To open your words, this browser needs a passphrase too.');
      return this.goTo('passphrase');
    }
    await this.keep({ kind: 'passkey', secret: prf, credentialId });
  }

  /** @param {{kind: 'passkey'|'passphrase', secret: Uint8Array | string, credentialId?: string}} way */
  async keep(way) {
    ({ recovery: this.recovery } = await joining.makeKeys(way));
    await this.goTo('recovery');
  }

  /** @param {string} text */
  async typed(text) {
    await joining.confirmRecovery(text);
    await this.goTo(this.named ? 'name' : 'arriving');
    if (!this.named) await this.arrive();
  }

  /** @param {string} name empty to go without one */
  async call(name) {
    if (name) await setMyName(name);
    await this.goTo('arriving');
    await this.arrive();
  }

  async arrive() {
    const { role } = await joining.redeem();
    await visit(homeOf(role), { replace: true });
  }
}

/** @type {Record<string, Step>} */
const FIRST_STEP_OF = { new: 'welcome', code: 'code', keys: 'way', recovery: 'way', name: 'name', redeem: 'arriving' };

customElements.define('join-flow', JoinFlow);
