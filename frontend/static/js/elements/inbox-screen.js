import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { received } from '../journal/inbox.js';
import { people } from '../journal/people.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { firstWords } from './pieces/answer.js';
import { calledHere } from './pieces/trust.js';
import { moment } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/inbox.js').Received} Received */

/** `<inbox-screen>`: what is new across people, oldest unread first, then what was read. It counts; it never rates. */
export class InboxScreen extends WordsScreen {
  constructor() {
    super();
    this.forget();
  }

  /** @override */
  async load() {
    const [came, known] = await Promise.all([received(), people()]);
    this.received = came;
    this.names = new Map(known.map((person) => [person.id, calledHere(person, new Date())]));
    this.alone = !known.some(({ ended_at }) => !ended_at);
  }

  /** @override */
  forget() {
    /** @type {Received[]} */
    this.received = [];
    /** @type {Map<string, string>} */
    this.names = new Map();
    this.alone = false;
  }

  /** @override */
  open() {
    const fresh = this.received.filter(({ opened_at }) => !opened_at);
    const read = this.received.filter(({ opened_at }) => opened_at);
    return html`<header class="stack tight"><h1>${gettext('Inbox')}</h1>
        <p>${fresh.length ? interpolate(ngettext('%(count)s new', '%(count)s new', fresh.length), { count: fresh.length }) : gettext('Nothing new.')}</p></header>
      ${this.alone ? this.#empty() : nothing}
      ${fresh.map((one) => this.#row(one, new Date()))}
      ${read.length ? html`<section class="stack"><h2>${gettext('Read')}</h2>${read.map((one) => this.#row(one, new Date()))}</section>` : nothing}`;
  }

  #empty() {
    return html`<section class="empty stack"><p class="words">${gettext('What people choose to share with you will be here.')}</p>
      <p><a class="button" href="/invite/">${gettext('Invite someone')}</a></p></section>`;
  }

  /** @param {Received} one @param {Date} now */
  #row({ id, author, body, shared_at, opened_at }, now) {
    return html`<a class="sheet stack tight came ${opened_at ? 'quiet' : ''}" href="/received/#${id}">
      <span class="row apart small"><span>${shared_at ? moment(shared_at, now) : ''}</span>${opened_at ? nothing : html`<span class="tag shared">${gettext('New')}</span>`}</span>
      <strong>${this.names.get(author) ?? gettext('Someone new')}</strong>
      ${!body ? html`<span class="small">${gettext('Kept, but it can’t be opened yet')}</span>`
        : html`<span class="small">${body.guide?.title}</span><span class="words clamp">${firstWords(body.answers)}</span>`}
    </a>`;
  }
}

customElements.define('inbox-screen', InboxScreen);
