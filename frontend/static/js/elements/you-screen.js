import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import { isUnlocked, lock, onDesk, whoIsHere } from '../journal/desk.js';
import { stopStaying } from '../journal/staying.js';
import { gettext } from '../journal/texts.js';
import { icon } from './icon.js';
import './language-choice.js';
import './save-state.js';
import './sign-out.js';
import './theme-choice.js';
import { TryingElement } from './trying-element.js';
import { reopened } from './words-screen.js';
import './your-name.js';

/** @typedef {{href: string, picture: string, title: string, line: string}} Row */

/** @param {boolean} therapist @returns {Row[]} */
function writing(therapist) {
  if (therapist) return [];
  return [
    { href: '/sessions/', picture: 'calendar', title: gettext('Sessions'), line: gettext('Dates only you can see') },
    { href: '/sharing/', picture: 'share', title: gettext('Sharing'), line: gettext('Who can read what') },
    { href: '/you/reminders/', picture: 'bell', title: gettext('Reminders'), line: gettext('When, and with which words') },
    { href: '/you/plan/', picture: 'help', title: gettext('My steady plan'), line: gettext('For the days that are hard') },
  ];
}

/** @param {boolean} therapist @returns {Row[]} */
function safety(therapist) {
  const reminders = { href: '/you/reminders/', picture: 'bell', title: gettext('Reminders'), line: gettext('When to be told') };
  return [
    ...(therapist ? [reminders] : []),
    { href: '/you/unlocking/', picture: 'key', title: gettext('Ways to unlock'), line: gettext('Passkeys, passphrase, recovery code') },
    { href: '/you/devices/', picture: 'device', title: gettext('Devices'), line: gettext('Where you are signed in') },
    { href: '/you/export/', picture: 'save', title: gettext('Save everything'), line: gettext('One file that opens without us') },
  ];
}

/** You: everything about the account and this device, a row each. */
export class YouScreen extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, person: { state: true }, open: { state: true } };

  constructor() {
    super();
    /** @type {{role: string} | null} */
    this.person = null;
    this.open = false;
    /** @type {() => void} */
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk(() => this.look());
    this.attempt(() => this.look());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  /** Locked until someone unlocks, also on a device that otherwise stays unlocked. */
  async lockNow() {
    await stopStaying();
    lock();
  }

  async look() {
    const person = await whoIsHere();
    if (!person) return visit('/sign-in/', { replace: true });
    await reopened();
    this.open = isUnlocked();
    this.person = person;
  }

  /** @override */
  render() {
    if (!this.person) return this.problemLine();
    const therapist = this.person.role === 'therapist';
    return html`
      <header class="row apart"><h1>${gettext('You')}</h1><save-state></save-state></header>
      <your-name></your-name>
      ${therapist ? nothing : rows(gettext('Your writing'), writing(therapist))}
      ${rows(gettext('Safe and yours'), safety(therapist))}
      <section class="stack" aria-labelledby="this-app">
        <h2 class="over" id="this-app">${gettext('This app')}</h2>
        <div class="sheet stack loose"><theme-choice></theme-choice><language-choice></language-choice></div>
      </section>
      ${rows(gettext('Good to know'), [
        { href: '/about/', picture: 'journal', title: gettext('About this care'), line: '' },
        { href: '/privacy/', picture: 'lock', title: gettext('How it is kept private'), line: '' },
        { href: '/help/', picture: 'phone', title: gettext('Help now'), line: '' },
      ])}
      <section class="stack">
        ${this.open
          ? html`<button type="button" class="button plain wide" @click=${() => this.attempt(() => this.lockNow())}>${icon('lock')}${gettext('Lock now')}</button>`
          : html`<a class="button wide" href="/unlock/">${icon('lock')}${gettext('Unlock')}</a>`}
        <sign-out></sign-out>
        <p class="row centre"><a class="button text" href="/you/account/">${gettext('Delete my account')}</a></p>
      </section>`;
  }
}

/** @param {string} title @param {Row[]} list */
function rows(title, list) {
  return html`<section class="stack">
    <h2 class="over">${title}</h2>
    <nav class="sheet list" aria-label=${title}>${list.map(row)}</nav>
  </section>`;
}

/** @param {Row} of */
function row({ href, picture, title, line }) {
  return html`<a href=${href}>${icon(picture)}
    <span class="stack tight"><span>${title}</span>${line ? html`<span class="small">${line}</span>` : nothing}</span>
    ${icon('on', 'icon onward')}</a>`;
}

customElements.define('you-screen', YouScreen);
