import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { removeSession, sessions } from '../journal/sessions.js';
import { gettext, interpolate } from '../journal/texts.js';
import { dayFrom, dayKey, longDay, timeOf } from './pieces/when.js';
import './session-form.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/sessions.js').Session} Session */

/** `<session-list>`: sessions to come and past ones. Sealed like everything else: no one else learns that there is one. */
export class SessionList extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, editing: { state: true }, asking: { state: true } };

  constructor() {
    super();
    /** The id of the session being changed, `new`, or none. @type {string} */
    this.editing = '';
    /** @type {string} */
    this.asking = '';
    this.forget();
  }

  /** @override */
  async load() {
    this.sessions = await sessions();
  }

  /** @override */
  forget() {
    /** @type {Session[]} */
    this.sessions = [];
    this.editing = '';
    this.asking = '';
  }

  /** @override */
  open() {
    const today = dayKey(new Date());
    const coming = this.sessions.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date));
    const past = this.sessions.filter(({ date }) => date < today).sort((a, b) => b.date.localeCompare(a.date));
    return html`<header class="stack"><h1>${gettext('Sessions')}</h1>
        <p>${gettext('With a date, Today can suggest what fits the day. Only you can read this; the server does not learn that there is a session.')}</p></header>
      ${this.problemLine()}
      ${this.editing === 'new' ? this.#form(null) : html`<p><button class="button" @click=${() => { this.editing = 'new'; }}>${gettext('Add a session')}</button></p>`}
      ${coming.length ? html`<section class="stack"><h2>${gettext('To come')}</h2>${coming.map((session) => this.#session(session))}</section>` : nothing}
      ${past.length ? html`<section class="stack"><h2>${gettext('Past')}</h2>${past.map((session) => this.#session(session))}</section>` : nothing}`;
  }

  /** @param {Session | null} session */
  #form(session) {
    return html`<session-form .session=${session} @done=${() => { this.editing = ''; this.refresh(); }}></session-form>`;
  }

  /** @param {Session} session */
  #session(session) {
    if (this.editing === session.id) return this.#form(session);
    const { id, date, time, who, intention, notes } = session;
    const day = longDay(dayFrom(date), new Date());
    return html`<article class="sheet quiet stack" id=${id}>
      <h3>${time ? interpolate(gettext('%(day)s, %(time)s'), { day, time: timeOf(new Date(`${date}T${time}`)) }) : day}</h3>
      ${who ? html`<p><span class="small">${gettext('Who is there')}</span><br>${who}</p>` : nothing}
      ${intention ? html`<div><p class="small">${gettext('Intention')}</p><p class="words written">${intention}</p></div>` : nothing}
      ${notes ? html`<div><p class="small">${gettext('Notes')}</p><p class="words written">${notes}</p></div>` : nothing}
      ${this.asking === id ? this.#ask(id) : html`<div class="row">
        <button class="button plain" @click=${() => { this.editing = id; }} aria-label=${interpolate(gettext('Change: %(day)s'), { day })}>${gettext('Change')}</button>
        <button class="button text" @click=${() => { this.asking = id; }} aria-label=${interpolate(gettext('Remove: %(day)s'), { day })}>${gettext('Remove')}</button></div>`}
    </article>`;
  }

  /** @param {string} id */
  #ask(id) {
    return html`<div class="stack" role="group" aria-label=${gettext('Remove this session?')}>
      <p>${gettext('Remove this session? What you wrote around it stays.')}</p>
      <div class="row"><button class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#remove(id))}>${gettext('Remove it')}</button>
        <button class="button plain" @click=${() => { this.asking = ''; }}>${gettext('Keep it')}</button></div></div>`;
  }

  /** @param {string} id */
  async #remove(id) {
    await removeSession(id);
    this.asking = '';
    await this.refresh();
  }
}

customElements.define('session-list', SessionList);
