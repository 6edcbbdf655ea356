import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { received, receivedOne, replies } from '../journal/inbox.js';
import { people } from '../journal/people.js';
import { gettext, interpolate } from '../journal/texts.js';
import { answersRead } from './pieces/answer.js';
import { whyUnreadable } from './pieces/standing.js';
import { calledHere, howKnown } from './pieces/trust.js';
import { moment, momentWithin } from './pieces/when.js';
import './reply-box.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/inbox.js').Received} Received */

/** `<received-entry>`: one shared entry as its writer sent it, my replies, and what the same person shared before. */
export class ReceivedEntry extends WordsScreen {
  constructor() {
    super();
    this.forget();
  }

  /** @override */
  async load() {
    const id = location.hash.slice(1);
    const [one, all, known, answered] = await Promise.all([receivedOne(id), received(), people(), replies()]);
    this.one = one ?? null;
    this.person = known.find((person) => person.id === one?.author) ?? null;
    this.replies = answered.filter(({ share }) => share === id);
    this.others = all.filter((other) => other.author === one?.author && other.id !== id).sort((a, b) => b.shared_at.localeCompare(a.shared_at));
  }

  /** @override */
  forget() {
    /** @type {Received | null} */
    this.one = null;
    /** @type {import('../journal/people.js').Person | null} */
    this.person = null;
    /** @type {Awaited<ReturnType<typeof replies>>} */
    this.replies = [];
    /** @type {Received[]} */
    this.others = [];
  }

  /** @override */
  open() {
    if (!this.one) return this.#gone();
    const now = new Date();
    const name = this.person ? calledHere(this.person, now) : gettext('Someone new');
    return html`<header class="stack tight"><h1>${name}</h1>
        <p class="small">${this.person ? this.#known(this.person) : nothing} ${gettext('You see only what they chose to share.')}</p></header>
      <p class="notice">${gettext('Follow their lead. These are their words, not findings.')}</p>
      ${this.one.body ? this.#entry(this.one, this.one.body, name, now) : this.#unreadable(this.one.problem ?? '')}
      ${this.others.length ? this.#before(now) : nothing}`;
  }

  /** @param {import('../journal/people.js').Person} person */
  #known(person) {
    const known = howKnown(person);
    return `${known.charAt(0).toLocaleUpperCase()}${known.slice(1)}.`;
  }

  /** @param {Received} one @param {import('../journal/sharing.js').ShareBody} body @param {string} name @param {Date} now */
  #entry({ id, shared_at }, body, name, now) {
    return html`<article class="sheet stack loose">
      <header class="stack tight"><h2>${body.guide?.title}</h2>
        <p class="small">${interpolate(gettext('Written %(written)s. Shared %(shared)s.'), { written: momentWithin(body.written_at, now), shared: momentWithin(shared_at, now) })}</p></header>
      ${answersRead(body.answers)}
      ${this.replies.map((reply) => html`<div class="reply"><p class="small">${interpolate(gettext('You answered, %(when)s'), { when: momentWithin(reply.written_at, now) })}</p>
        <p class="words written">${reply.text}</p></div>`)}
      <reply-box .share=${id} .name=${name} @sent=${() => this.refresh()}></reply-box>
    </article>`;
  }

  /** @param {string} code */
  #unreadable(code) {
    return html`<p class="sheet quiet">${gettext('This was kept, but it can’t be opened here.')} ${whyUnreadable(code)}</p>`;
  }

  /** @param {Date} now */
  #before(now) {
    return html`<section class="stack"><h2>${gettext('Also shared with you')}</h2>
      ${this.others.map(({ id, body, shared_at, opened_at }) => html`<a class="sheet quiet row apart came" href="/received/#${id}">
        <span><strong>${body?.guide?.title ?? gettext('Kept, but it can’t be opened yet')}</strong><br><span class="small">${shared_at ? moment(shared_at, now) : nothing}</span></span>
        ${opened_at ? html`<span class="small">${gettext('Read')}</span>` : html`<span class="tag shared">${gettext('New')}</span>`}</a>`)}</section>`;
  }

  #gone() {
    return html`<section class="stack" role="status"><h1>${gettext('Taken back')}</h1>
      <p>${gettext('Taken back by the person who wrote it, or not here yet.')}</p>
      <p><a class="button plain" href="/inbox/">${gettext('Back to the inbox')}</a></p></section>`;
  }
}

customElements.define('received-entry', ReceivedEntry);
