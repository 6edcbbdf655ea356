import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { replies, seeReplies } from '../journal/inbox.js';
import { people } from '../journal/people.js';
import { sharesOf } from '../journal/sharing.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { answersRead } from './pieces/answer.js';
import { momentWithin } from './pieces/when.js';
import './take-back.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/sharing.js').Share} Share */

/** `<entry-shares>`: who can read what of one entry, whether they opened it, what they answered; take it back. */
export class EntryShares extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, entry: { attribute: false }, revision: { attribute: false }, waits: { attribute: false } };

  constructor() {
    super();
    this.entry = '';
    this.revision = 0;
    this.waits = false;
    this.forget();
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('entry')) this.refresh();
  }

  /** @override */
  async load() {
    const [sent, known, answered] = await Promise.all([sharesOf(this.entry), people(), replies()]);
    this.shares = sent.filter(({ withdrawn_at }) => !withdrawn_at);
    this.names = new Map(known.map(({ id, name }) => [id, name]));
    this.replies = answered.filter(({ mine }) => !mine);
    const here = new Set(this.shares.map(({ id }) => id));
    await seeReplies(this.replies.filter(({ share }) => here.has(share)).map(({ id }) => id));
  }

  /** @override */
  forget() {
    /** @type {Share[]} */
    this.shares = [];
    /** @type {Map<string, string>} */
    this.names = new Map();
    /** @type {Awaited<ReturnType<typeof replies>>} */
    this.replies = [];
  }

  /** @override */
  open() {
    if (!this.shares.length) return html`<p class="small">${gettext('Only you can read this entry.')}</p>`;
    return html`<section class="stack"><h2>${gettext('Who can read some of it')}</h2>
      ${this.shares.map((share) => this.#share(share, new Date()))}</section>`;
  }

  /** @param {Share} share @param {Date} now */
  #share(share, now) {
    const name = this.names.get(share.reader) ?? gettext('someone');
    const count = share.body.answers.length;
    return html`<article class="sheet quiet stack">
      <h3>${name}</h3>
      <p class="small">${openedLine(share, now)}</p>
      ${share.of.revision < this.revision ? this.#changed(share, name) : nothing}
      <details><summary>${interpolate(ngettext('The answer they can read', 'The %(count)s answers they can read', count), { count })}</summary>
        <div class="stack">${answersRead(share.body.answers)}</div></details>
      ${this.replies.filter(({ share: of }) => of === share.id).map((reply) => replyRead(reply, name, now))}
      ${this.waits ? nothing : html`<take-back .share=${share.id} .name=${name}></take-back>`}
    </article>`;
  }

  /** @param {Share} share @param {string} name */
  #changed(share, name) {
    return html`<p>${interpolate(gettext('You changed this entry since. %(name)s still has the earlier words.'), { name })}
      ${this.waits ? nothing : html`<a href="/share/#${this.entry}/${share.reader}">${gettext('Send the change')}</a>`}</p>`;
  }
}

/** When it went and when it was opened, in one line. @param {Share} share @param {Date} now */
export function openedLine(share, now) {
  const sent = interpolate(gettext('Shared %(when)s.'), { when: momentWithin(share.shared_at, now) });
  if (share.state === 'refused') return gettext('It did not go: they can’t be reached here any more.');
  if (share.state === 'here') return gettext('Kept on this phone. It goes when you are back online.');
  if (!share.opened_at) return `${sent} ${gettext('Not opened yet.')}`;
  return `${sent} ${interpolate(gettext('Opened %(when)s.'), { when: momentWithin(share.opened_at, now) })}`;
}

/** @param {Awaited<ReturnType<typeof replies>>[number]} reply @param {string} name @param {Date} now */
function replyRead(reply, name, now) {
  return html`<div class="reply"><p class="small">${interpolate(gettext('%(name)s answered, %(when)s'), { name, when: momentWithin(reply.written_at, now) })}</p>
    <p class="words written">${reply.text}</p></div>`;
}

customElements.define('entry-shares', EntryShares);
