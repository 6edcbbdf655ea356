import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { onDesk } from '../journal/desk.js';
import { gettext, interpolate } from '../journal/texts.js';
import { followZone, keepZone, settleZone } from '../journal/time-zone.js';
import { TryingElement } from './trying-element.js';

/** `<zone-question>`: the phone is somewhere else; shall reminders follow? Nothing while there is nothing to ask. Fires `zone-told`. */
export class ZoneQuestion extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, zones: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/time-zone.js').Zones | null} */
    this.zones = null;
    this.said = '';
    this.stopListening = () => {};
    this.lookAgain = () => document.visibilityState === 'visible' && void this.look();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk((event) => event !== 'changed' && void this.look());
    document.addEventListener('visibilitychange', this.lookAgain);
    void this.look();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
    document.removeEventListener('visibilitychange', this.lookAgain);
  }

  /** Signed out or without a network it asks another time. */
  async look() {
    if (this.busy) return;
    const { told, question } = await settleZone().catch(() => ({ told: false, question: null }));
    this.zones = question;
    if (told) this.tell();
  }

  /** @override */
  render() {
    if (!this.zones) return this.said ? html`<p class="notice" role="status">${this.said}</p>` : nothing;
    const [phone, account] = [placeOf(this.zones.phone), placeOf(this.zones.account)];
    return html`<section class="sheet stack" aria-labelledby="zone-question">
      <h2 id="zone-question">${interpolate(gettext('Your phone is on %(place)s time now. Shall reminders follow?'), { place: phone })}</h2>
      ${this.problemLine()}
      <div class="row"><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.follow(phone))}>${gettext('Yes, follow')}</button>
        <button type="button" class="button plain" ?disabled=${this.busy} @click=${() => this.attempt(() => this.stay(account))}>
          ${interpolate(gettext('No, keep %(place)s time'), { place: account })}</button></div>
    </section>`;
  }

  /** @param {string} place */
  async follow(place) {
    await followZone(this.zones?.phone ?? '');
    this.answered(interpolate(gettext('Reminders now come by %(place)s time.'), { place }));
    this.tell();
  }

  /** Lists of local times are read again; a form that is being filled in stays. */
  tell() {
    if (!document.querySelector('.reminder-form')) this.dispatchEvent(new Event('zone-told', { bubbles: true }));
  }

  /** @param {string} place */
  async stay(place) {
    await keepZone(this.zones?.phone ?? '');
    this.answered(interpolate(gettext('Reminders stay on %(place)s time.'), { place }));
  }

  /** @param {string} said */
  answered(said) {
    this.zones = null;
    this.said = said;
  }
}

/** "New York" of `America/New_York`. @param {string} zone */
function placeOf(zone) {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

customElements.define('zone-question', ZoneQuestion);
