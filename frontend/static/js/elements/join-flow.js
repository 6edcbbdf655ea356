import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import { whoIsHere } from '../journal/desk.js';
import { confirmRecovery, lookAtInvitation, makeKeys, redeem, whereWeAre } from '../journal/joining.js';
import { myName, setMyName } from '../journal/profile.js';
import { gettext, interpolate } from '../journal/texts.js';
import { resume } from '../journal/waking.js';
import { firstTouch } from './pieces/first-touch.js';
import { homeOf } from './pieces/home.js';
import { known, STEPS } from './pieces/join-steps.js';
import { welcome } from './pieces/join-welcome.js';
import { TryingElement } from './trying-element.js';

/** @typedef {import('../journal/joining.js').Invitation} Invitation */
/** @typedef {'looking'|'welcome'|'known'|'email'|'code'|'way'|'passphrase'|'recovery'|'typed'|'arriving'|'name'} Step */

/** Which of the counted steps each screen belongs to. @type {Partial<Record<Step, number>>} */
const COUNTED = { email: 1, code: 1, way: 2, passphrase: 2, recovery: 3, typed: 3, name: 4 };

/** Where a reload goes on. @type {Record<import('../journal/joining.js').Stage, Step>} */
const FIRST = { new: 'welcome', code: 'code', keys: 'way', recovery: 'way', name: 'arriving', redeem: 'arriving' };

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
    this.email = this.recovery = this.note = this.role = '';
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.attempt(() => this.begin());
  }

  async begin() {
    this.invitation = await lookAtInvitation(location.hash.slice(1));
    const { stage, email } = await whereWeAre();
    this.email = email;
    const person = await whoIsHere();
    if (stage !== 'new' || !person) return this.goTo(FIRST[stage]);
    if (this.invited) {
      await resume();
      return this.goTo('known');
    }
    return visit(homeOf(person.role), { replace: true });
  }

  /** @param {Step} step @returns {Promise<void>} */
  async goTo(step) {
    this.step = step;
    this.problem = '';
    if (step === 'arriving') return this.arrive();
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
  get invited() {
    return this.invitation?.state === 'open';
  }

  /** @override */
  render() {
    if (this.step === 'looking' || this.step === 'arriving') return this.wait();
    if (this.step === 'welcome') return welcome(this);
    if (this.step === 'known') return known(this);
    return html`${this.progress(COUNTED[this.step])}${STEPS[this.step](this)}`;
  }

  wait() {
    const line = this.step === 'looking' ? gettext('One moment…') : gettext('Opening your journal…');
    if (!this.problem) return html`<p class="small" role="status">${line}</p>`;
    const again = () => this.attempt(() => (this.step === 'looking' ? this.begin() : this.arrive()));
    return html`${this.problemLine()}
      <button class="button wide" @click=${again}>${gettext('Try again')}</button>
      ${this.step === 'arriving' ? html`<a class="button plain wide" href=${homeOf(this.role)}>${gettext('Go on without it')}</a>` : nothing}`;
  }

  /** @param {number | undefined} step */
  progress(step) {
    const steps = this.invited ? 4 : 3;
    return html`<p class="small join-progress">${interpolate(gettext('Step %(step)s of %(steps)s'), { step, steps })}</p>`;
  }

  async touch() {
    const { prf, credentialId } = await firstTouch();
    if (prf) return this.keep({ kind: 'passkey', secret: prf, credentialId });
    this.note = gettext('Your passkey signs you in. To open your words, this browser needs a passphrase too.');
    return this.goTo('passphrase');
  }

  /** @param {{kind: 'passkey'|'passphrase', secret: Uint8Array | string, credentialId?: string}} way */
  async keep(way) {
    ({ recovery: this.recovery } = await makeKeys(way));
    await this.goTo('recovery');
  }

  /** @param {string} text */
  async typed(text) {
    await confirmRecovery(text);
    this.recovery = '';
    // The last step shows its own trouble: the code was right.
    void this.attempt(() => this.goTo('arriving'));
  }

  /** The invitation comes before the name: who becomes a therapist must have written nothing yet. @returns {Promise<void>} */
  async arrive() {
    this.step = 'arriving';
    ({ role: this.role } = await redeem());
    if (this.invited && !(await myName())) return this.goTo('name');
    return this.leave();
  }

  /** @param {string} name */
  async call(name) {
    await setMyName(name);
    await this.leave();
  }

  leave() {
    return visit(homeOf(this.role), { replace: true });
  }
}

customElements.define('join-flow', JoinFlow);
