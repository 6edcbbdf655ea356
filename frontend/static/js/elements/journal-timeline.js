import { html, nothing, repeat } from '../../vendor/lit@3.3.3/lit.js';
import { drafts, entries } from '../journal/reflections.js';
import { sessions } from '../journal/sessions.js';
import { shares } from '../journal/sharing.js';
import { gettext, interpolate } from '../journal/texts.js';
import './deleted-entries.js';
import './kept-unread.js';
import { icon } from './icon.js';
import { entryRow } from './pieces/entry-row.js';
import { choicesOf, FILTERS, sift } from './pieces/filters.js';
import { find } from './pieces/finding.js';
import { stretches } from './pieces/stretches.js';
import { longDay, moment } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** How many entries are laid out at first, and with each look towards the end of the list. */
const SLICE = 60;

/** `<journal-timeline>`: everything I wrote, by session and day; search as I type, filters, drafts on top. */
export class JournalTimeline extends WordsScreen {
  /** @override */
  static properties = {
    ...WordsScreen.properties,
    search: { state: true },
    filter: { state: true },
    choice: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    this.search = '';
    /** @type {import('./pieces/filters.js').Filter} */
    this.filter = 'all';
    this.choice = '';
    this.shown = SLICE;
    this.readable = 0;
    this.forget();
    this.end = new IntersectionObserver((seen) => this.#grow(seen), { rootMargin: '800px' });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.end.disconnect();
  }

  /** @override */
  async load() {
    const [written, open, planned, sent] = await Promise.all([entries(), drafts(), sessions(), shares()]);
    this.entries = written;
    this.drafts = open;
    this.sessions = planned;
    this.readers = countReaders(sent);
  }

  /** @override */
  forget() {
    /** @type {import('../journal/reflections.js').Entry[]} */
    this.entries = [];
    /** @type {import('../journal/reflections.js').Draft[]} */
    this.drafts = [];
    /** @type {import('../journal/sessions.js').Session[]} */
    this.sessions = [];
    /** @type {Map<string, number>} */
    this.readers = new Map();
    this.search = '';
  }

  /** @override */
  open() {
    if (location.hash === '#deleted') return html`<deleted-entries></deleted-entries>`;
    if (!this.entries.length && !this.drafts.length) return [this.#empty(), html`<kept-unread></kept-unread>`];
    return [this.#searchField(), this.#filters(), this.#drafts(), this.#timeline(), html`<kept-unread></kept-unread>`, this.#bin()];
  }

  #empty() {
    return html`<section class="empty stack">
      <p class="words">${gettext('What you write will be here, newest first.')}</p>
      <a class="button" href="/write/">${gettext('Write a first line')}</a>${this.#bin()}
    </section>`;
  }

  #searchField() {
    return html`<label class="search sheet">${icon('search')}
      <input type="search" class="field" autocomplete="off" placeholder=${gettext('Find your words')}
        aria-label=${gettext('Find your words')} .value=${this.search} @input=${this.#look}></label>`;
  }

  #filters() {
    const choices = choicesOf(this.filter, this.entries);
    return html`<div class="chips" role="group" aria-label=${gettext('Show')}>
        ${FILTERS().map(([name, label]) => chip(label, this.filter === name, () => this.#choose(name)))}
      </div>
      ${choices.length ? html`<div class="chips" role="group">${choices.map(([name, label]) => chip(label, this.choice === name, () => this.#pick(name)))}</div>` : nothing}`;
  }

  #drafts() {
    if (!this.drafts.length || this.search || this.filter !== 'all') return nothing;
    const now = new Date();
    return html`<section class="drafts stack"><h2 class="small">${gettext('Not finished')}</h2>
      ${this.drafts.map((draft) => html`<a class="sheet draft" href="/write/#draft=${draft.id}">
        <span class="small">${moment(draft.saved_at, now)}</span>
        <strong>${draft.guide?.title || gettext('Just writing')}</strong><span class="over">${gettext('Continue')}</span></a>`)}</section>`;
  }

  #timeline() {
    const now = new Date();
    const found = find(sift(this.entries, this.filter, this.choice, this.readers), this.search);
    const plain = this.filter === 'all' && !this.search.trim();
    const cut = stretches(found.slice(0, this.shown), plain ? this.sessions : [], now);
    return html`<p class="unseen" role="status">${this.search ? interpolate(gettext('%(count)s found'), { count: found.length }) : ''}</p>
      ${found.length ? nothing : html`<p class="words quiet">${gettext('Nothing here matches.')}</p>`}
      <div class="timeline">${repeat(cut, ({ name }) => name, ({ name, items }) => html`<section class="stretch">
        <h2 class="small">${name}</h2>${repeat(items, ({ key }) => key, (item) => this.#item(item, now))}</section>`)}</div>
      ${found.length > this.shown ? html`<p class="more small" role="status">${gettext('More below…')}</p>` : nothing}`;
  }

  /** @param {import('./pieces/stretches.js').Item} item @param {Date} now */
  #item({ entry, session, at }, now) {
    if (entry) return entryRow(entry, this.readers.get(entry.id) ?? 0, now);
    const words = interpolate(gettext('Session, %(day)s'), { day: longDay(at, now) });
    return html`<a class="session" href="/sessions/#${session?.id}">${words}</a>`;
  }

  #bin() {
    return html`<p><a class="small" href="/journal/#deleted">${gettext('Recently deleted')}</a></p>`;
  }

  /** @override */
  updated() {
    const more = this.querySelector('.more');
    this.end.disconnect();
    if (more) this.end.observe(more);
    if (this.readable === this.entries.length) return;
    this.readable = this.entries.length;
    performance.mark('timeline-readable', { detail: { entries: this.readable } });
  }

  /** @param {IntersectionObserverEntry[]} seen */
  #grow(seen) {
    if (seen.some(({ isIntersecting }) => isIntersecting)) this.shown += SLICE;
  }

  /** @param {InputEvent & {target: HTMLInputElement}} event */
  #look({ target }) {
    this.search = target.value;
    this.shown = SLICE;
  }

  /** @param {import('./pieces/filters.js').Filter} name */
  #choose(name) {
    this.filter = name;
    this.choice = '';
    this.shown = SLICE;
  }

  /** @param {string} name */
  #pick(name) {
    this.choice = this.choice === name ? '' : name;
    this.shown = SLICE;
  }
}

/** @param {unknown} label @param {boolean} pressed @param {() => void} press */
function chip(label, pressed, press) {
  return html`<button type="button" class="chip" aria-pressed=${pressed ? 'true' : 'false'} @click=${press}>${label}</button>`;
}

/** How many people can read some of each entry. @param {import('../journal/sharing.js').Share[]} sent */
function countReaders(sent) {
  /** @type {Map<string, Set<string>>} */
  const readers = new Map();
  for (const { entry, reader, withdrawn_at } of sent) {
    if (!withdrawn_at) readers.set(entry, (readers.get(entry) ?? new Set()).add(reader));
  }
  return new Map([...readers].map(([entry, people]) => [entry, people.size]));
}

customElements.define('journal-timeline', JournalTimeline);
