import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { people } from '../journal/people.js';
import { entries } from '../journal/reflections.js';
import { sessions } from '../journal/sessions.js';
import { shares } from '../journal/sharing.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import './care-end.js';
import { openedLine } from './entry-shares.js';
import './key-change.js';
import './safety-number.js';
import { answersRead } from './pieces/answer.js';
import { titleOf } from './pieces/entry-row.js';
import { calledHere, howKnown } from './pieces/trust.js';
import { canWait } from './pieces/waiting.js';
import { shortDay } from './pieces/when.js';
import './take-back.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/people.js').Person} Person */
/** @typedef {import('../journal/sharing.js').Share} Share */

/** `<sharing-overview>`: who can read what, by person or by entry; when it was opened; take back; end. */
export class SharingOverview extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, by: { state: true } };

  constructor() {
    super();
    /** @type {'person'|'entry'} */
    this.by = 'person';
    this.waits = false;
    this.forget();
  }

  /** @override */
  async load() {
    const [known, sent, written, planned] = await Promise.all([people(), shares(), entries(), sessions()]);
    this.people = known.filter(({ role }) => role === 'therapist');
    this.shares = sent.filter(({ withdrawn_at }) => !withdrawn_at);
    this.titles = new Map(written.map((entry) => [entry.id, titleOf(entry)]));
    this.waits = canWait(planned, new Date());
  }

  /** @override */
  forget() {
    /** @type {Person[]} */
    this.people = [];
    /** @type {Share[]} */
    this.shares = [];
    /** @type {Map<string, string>} */
    this.titles = new Map();
  }

  /** @override */
  open() {
    return html`<header class="stack"><h1>${gettext('Sharing')}</h1>
        <p>${gettext('Who can read what. Everything else is yours alone.')}</p></header>
      ${this.shares.length ? this.#switch() : nothing}
      ${this.problemLine()}
      ${this.by === 'person' ? this.people.map((person) => this.#person(person, new Date())) : this.#byEntry(new Date())}
      ${this.people.length ? nothing : this.#empty()}
      <p class="small">${gettext('Your therapist does not watch this in real time. Writing here does not call for help.')}</p>`;
  }

  #empty() {
    return html`<section class="empty stack"><p class="words">${gettext('No one can read anything of yours.')}</p>
      <p>${gettext('When your therapist gives you a link or a QR code, open it on this device. Even then they see only what you tick.')}</p></section>`;
  }

  #switch() {
    const chip = (/** @type {'person'|'entry'} */ by, /** @type {string} */ label) =>
      html`<button type="button" class="chip" aria-pressed=${this.by === by ? 'true' : 'false'} @click=${() => { this.by = by; }}>${label}</button>`;
    return html`<div class="row" role="group" aria-label=${gettext('Show')}>${chip('person', gettext('By person'))}${chip('entry', gettext('By entry'))}</div>`;
  }

  /** @param {Person} person @param {Date} now */
  #person(person, now) {
    const name = calledHere(person, now);
    const theirs = this.shares.filter(({ reader }) => reader === person.id);
    return html`<section class="sheet stack reader" aria-label=${name}>
      <header class="stack tight"><h2>${name}</h2><p class="small">${this.#since(person, now)}</p></header>
      ${person.changed ? html`<key-change .person=${person} @agreed=${() => this.refresh()}></key-change>` : nothing}
      ${theirs.length ? theirs.map((share) => this.#share(share, this.titles.get(share.of.id) ?? share.body.guide?.title ?? gettext('A deleted entry'), name, now))
        : html`<p>${person.ended_at ? gettext('They can no longer read anything here.') : gettext('Nothing is shared with them.')}</p>`}
      ${person.ended_at ? nothing : html`<safety-number .person=${person} @verified=${() => this.refresh()}></safety-number>`}
      ${person.ended_at || this.waits ? nothing : html`<care-end .person=${person} .name=${name} @ended=${() => this.refresh()}></care-end>`}
    </section>`;
  }

  /** @param {Person} person @param {Date} now */
  #since(person, now) {
    const day = shortDay(new Date(person.ended_at ?? person.since), now);
    if (person.ended_at) return interpolate(gettext('Ended on %(day)s'), { day });
    return interpolate(gettext('Since %(day)s, %(known)s'), { day, known: howKnown(person) });
  }

  /** @param {Date} now */
  #byEntry(now) {
    const names = new Map(this.people.map((person) => [person.id, calledHere(person, now)]));
    const ids = [...new Set(this.shares.map(({ of }) => of.id))];
    return ids.map((id) => {
      const of = this.shares.filter((share) => share.of.id === id);
      const title = this.titles.get(id) ?? of[0].body.guide?.title ?? gettext('A deleted entry');
      return html`<section class="sheet stack"><h2>${this.titles.has(id) ? html`<a href="/entry/#${id}">${title}</a>` : title}</h2>
        ${of.map((share) => this.#share(share, names.get(share.reader) ?? '', names.get(share.reader) ?? '', now))}</section>`;
    });
  }

  /** @param {Share} share @param {string} heading @param {string} name @param {Date} now */
  #share(share, heading, name, now) {
    const count = share.body.answers.length;
    return html`<article class="given stack tight"><h3>${heading}</h3><p class="small">${openedLine(share, now)}</p>
      <details><summary>${interpolate(ngettext('%(count)s answer', '%(count)s answers', count), { count })}</summary><div class="stack">${answersRead(share.body.answers)}</div></details>
      ${this.waits ? nothing : html`<take-back .share=${share.id} .name=${name} @taken=${() => this.refresh()}></take-back>`}</article>`;
  }
}

customElements.define('sharing-overview', SharingOverview);
