import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { received } from '../journal/inbox.js';
import { people } from '../journal/people.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { calledHere } from './pieces/trust.js';
import { WordsScreen } from './words-screen.js';

/** `<desk-aside>`: beside a therapist's work on a wide screen: the inbox and the people, with what is new. */
export class DeskAside extends WordsScreen {
  constructor() {
    super();
    this.forget();
  }

  /** @override */
  async load() {
    const [known, came] = await Promise.all([people(), received()]);
    this.people = known.filter(({ ended_at, role }) => !ended_at && role === 'patient');
    this.received = came;
  }

  /** @override */
  forget() {
    /** @type {import('../journal/people.js').Person[]} */
    this.people = [];
    /** @type {import('../journal/inbox.js').Received[]} */
    this.received = [];
  }

  /** @override */
  render() {
    const fresh = this.received.filter(({ opened_at }) => !opened_at).length;
    return html`<nav class="list" aria-label=${gettext('Inbox and people')}>
        <a href="/inbox/" aria-current=${location.pathname === '/inbox/' ? 'page' : nothing}><span>${gettext('Inbox')}</span>${fresh ? html`<span class="count">${fresh}</span>` : nothing}</a>
        ${this.people.map((person) => this.#person(person))}
        <a href="/people/" aria-current=${location.pathname === '/people/' ? 'page' : nothing}>${gettext('All people')}</a>
        <a href="/you/">${gettext('You')}</a>
      </nav><p><a class="button plain wide" href="/invite/">${gettext('Invite someone')}</a></p>`;
  }

  /** @param {import('../journal/people.js').Person} person */
  #person(person) {
    const theirs = this.received.filter(({ author }) => author === person.id).sort((a, b) => b.shared_at.localeCompare(a.shared_at));
    const fresh = theirs.filter(({ opened_at }) => !opened_at);
    const shown = location.pathname === '/received/' && theirs.some(({ id }) => `#${id}` === location.hash);
    const open = fresh.at(-1) ?? theirs[0];
    return html`<a href=${open ? `/received/#${open.id}` : '/people/'} aria-current=${shown ? 'page' : nothing}><span><strong>${calledHere(person, new Date())}</strong><br>
      <span class="small">${this.#line(person, fresh.length)}</span></span></a>`;
  }

  /** @param {import('../journal/people.js').Person} person @param {number} fresh */
  #line({ changed, verified }, fresh) {
    if (changed) return gettext('Their key changed');
    if (fresh) return interpolate(ngettext('%(count)s new', '%(count)s new', fresh), { count: fresh });
    return verified ? gettext('Nothing new') : gettext('Not yet verified');
  }
}

customElements.define('desk-aside', DeskAside);
