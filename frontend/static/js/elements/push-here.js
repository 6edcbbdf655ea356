import { html, live, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { NoPushService, NotAllowed, pushState, remindHere, stopHere } from '../journal/pushing.js';
import { gettext, interpolate } from '../journal/texts.js';
import { tellTimeZone } from '../journal/time-zone.js';
import { lastArrival } from '../store/notes.js';
import { Offline } from '../sync/api.js';
import { icon } from './icon.js';
import { TryingElement } from './trying-element.js';

/** @typedef {import('../journal/pushing.js').PushState | 'looking' | 'offline' | 'closed'} State */

/** @returns {Partial<Record<State, string>>} why there is nothing to switch here */
const reasons = () => ({
  blocked: gettext('Notes from this page are blocked. You can allow them in the settings of your browser.'),
  install: gettext('On an iPhone or iPad, first add this page to your home screen: Share, then Add to Home Screen. Then open it from there.'),
  none: gettext('This browser can’t show notes. E-mail works everywhere.'),
  'off-here': gettext('Notes on a phone are not set up on this server. E-mail works.'),
  offline: gettext('There is no network now. This opens again when you are back online.'),
});

/** "Remind me on this phone": the switch, and in plain words why there is none. */
export class PushHere extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, state: { state: true }, arrived: { state: true } };

  constructor() {
    super();
    /** @type {State} */
    this.state = 'looking';
    /** @type {Date | null} */
    this.arrived = null;
    /** What was just asked for; the switch shows it until it is so, or has failed. */
    this.wished = false;
    this.lookAgain = () => this.look();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('online', this.lookAgain);
    addEventListener('offline', this.lookAgain);
    this.look();
    this.tellZone();
  }

  /** @override */
  disconnectedCallback() {
    removeEventListener('online', this.lookAgain);
    removeEventListener('offline', this.lookAgain);
    super.disconnectedCallback();
  }

  async look() {
    this.arrived = await lastArrival().catch(() => null);
    try {
      this.state = navigator.onLine ? await pushState() : 'offline';
    } catch (error) {
      this.state = error instanceof Offline ? 'offline' : 'closed';
    }
  }

  /** The list beside this shows local times, so it is read again once the server knows the zone; a form being filled in stays. */
  async tellZone() {
    const told = await tellTimeZone().catch(() => false);
    if (told && !document.querySelector('.reminder-form')) this.dispatchEvent(new Event('zone-told', { bubbles: true }));
  }

  /** @override */
  render() {
    if (this.state === 'closed') return nothing;
    if (this.state === 'looking') return html`<p class="sheet small">${gettext('One moment…')}</p>`;
    const reason = reasons()[this.state];
    return html`
      <div class="sheet stack">
        ${reason ? html`<p class="row">${icon('bell')}<span>${reason}</span></p>` : this.switchLine()}
        ${this.arrivedLine()}
        ${this.problemLine()}
      </div>`;
  }

  switchLine() {
    const on = this.state === 'on';
    return html`
      <label class="switch">
        <span class="stack tight">
          <strong>${gettext('Remind me on this phone')}</strong>
          <span class="small">${on ? gettext('On. A short note shows, never what you wrote.') : gettext('Off. Your browser asks you once if that is fine.')}</span>
        </span>
        <input type="checkbox" role="switch" .checked=${live(this.busy ? this.wished : on)} ?disabled=${this.busy} @change=${this.change}>
      </label>`;
  }

  arrivedLine() {
    if (!this.arrived) return nothing;
    const when = this.arrived.toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    return html`<p class="small">${interpolate(gettext('A reminder last reached this device: %(when)s'), { when })}</p>`;
  }

  /** @param {Event} event */
  async change(event) {
    this.wished = /** @type {HTMLInputElement} */ (event.target).checked;
    await this.attempt(async () => {
      const asked = this.wished ? remindHere() : stopHere();
      await asked.catch((error) => this.explain(error)).finally(() => this.look());
    });
  }

  /** A "no" to the browser's question needs no sentence: the switch stays off. @param {unknown} error */
  explain(error) {
    if (error instanceof NotAllowed) return;
    if (!(error instanceof NoPushService)) throw error;
    this.problem = gettext('This browser could not set up notes just now. Try again later, or use e-mail.');
  }
}

customElements.define('push-here', PushHere);
