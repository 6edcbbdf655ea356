import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { received } from '../journal/inbox.js';
import { people } from '../journal/people.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import './care-end.js';
import './key-change.js';
import './safety-number.js';
import { calledHere, howKnown } from './pieces/trust.js';
import { shortDay } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/people.js').Person} Person */

/** `<people-list>`: the people who may share with me, how many of their shares are new, how their keys are known. */
export class PeopleList extends WordsScreen {
  constructor() {
    super();
    this.forget();
  }

  /** @override */
  async load() {
    const [known, came] = await Promise.all([people(), received()]);
    this.people = known.filter(({ role }) => role === 'patient');
    this.received = came;
  }

  /** @override */
  forget() {
    /** @type {Person[]} */
    this.people = [];
    /** @type {import('../journal/inbox.js').Received[]} */
    this.received = [];
  }

  /** @override */
  open() {
    const now = new Date();
    const active = this.people.filter(({ ended_at }) => !ended_at);
    const ended = this.people.filter(({ ended_at }) => ended_at);
    return html`<header class="row apart"><h1>${gettext('People')}</h1><a class="button plain" href="/invite/">${gettext('Invite someone')}</a></header>
      ${active.length ? active.map((person) => this.#person(person, now)) : html`<section class="empty stack"><p class="words">${gettext('The people you invite will be here.')}</p></section>`}
      ${ended.length ? html`<details><summary>${gettext('Ended')}</summary><ul class="stack plainly">${ended.map((person) => html`<li>${calledHere(person, now)},
        <span class="small">${interpolate(gettext('ended on %(day)s'), { day: shortDay(new Date(person.ended_at ?? person.since), now) })}</span></li>`)}</ul></details>` : nothing}`;
  }

  /** @param {Person} person @param {Date} now */
  #person(person, now) {
    const name = calledHere(person, now);
    const theirs = this.received.filter(({ author }) => author === person.id);
    const fresh = theirs.filter(({ opened_at }) => !opened_at);
    const newest = [...theirs].sort((a, b) => b.shared_at.localeCompare(a.shared_at))[0];
    return html`<section class="sheet stack" aria-label=${name}>
      <header class="row apart"><h2>${name}</h2>${fresh.length ? html`<span class="tag shared">${interpolate(ngettext('%(count)s new', '%(count)s new', fresh.length), { count: fresh.length })}</span>` : html`<span class="small">${gettext('Nothing new')}</span>`}</header>
      <p class="small">${interpolate(gettext('Since %(day)s, %(known)s'), { day: shortDay(new Date(person.since), now), known: howKnown(person) })}</p>
      ${person.changed ? html`<key-change .person=${person} @agreed=${() => this.refresh()}></key-change>` : nothing}
      ${newest ? html`<p><a class="button" href="/received/#${(fresh[0] ?? newest).id}">${fresh.length ? gettext('Read what is new') : gettext('What they shared')}</a></p>` : html`<p>${gettext('They have not shared anything yet.')}</p>`}
      <safety-number .person=${person} @verified=${() => this.refresh()}></safety-number>
      <care-end .person=${person} .name=${name} @ended=${() => this.refresh()}></care-end>
    </section>`;
  }
}

customElements.define('people-list', PeopleList);
