import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { people } from '../journal/people.js';
import { entry as readEntry } from '../journal/reflections.js';
import { sessions } from '../journal/sessions.js';
import { share, sharesOf } from '../journal/sharing.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { icon } from './icon.js';
import { answerWords, said } from './pieces/answer.js';
import { titleOf } from './pieces/entry-row.js';
import { howKnown } from './pieces/trust.js';
import { canWait } from './pieces/waiting.js';
import './sharing-consent.js';
import { agreed } from './sharing-consent.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/people.js').Person} Person */

/** `<share-sheet>`: one entry, one person, ticked answers; nothing is ticked beforehand. Fragment: `#<entry>` or `#<entry>/<person>`. */
export class ShareSheet extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, ticked: { state: true }, to: { state: true }, sent: { state: true }, agreed: { state: true } };

  constructor() {
    super();
    this.to = '';
    this.named = '';
    this.waits = false;
    this.agreed = false;
    /** @type {Person | null} */
    this.sent = null;
    this.forget();
  }

  /** @override */
  async load() {
    const named = location.hash.slice(1);
    const [id, person = ''] = named.split('/');
    const [found, known, planned] = await Promise.all([readEntry(id), people(), sessions()]);
    this.entry = found ?? null;
    this.people = known.filter(({ ended_at, role }) => !ended_at && role === 'therapist');
    this.waits = canWait(planned, new Date());
    this.agreed = await agreed();
    if (named !== this.named) Object.assign(this, { named, to: person, ticked: new Set(), sent: null });
    if (!this.people.some((one) => one.id === this.to)) this.to = this.people.length === 1 ? this.people[0].id : '';
    this.earlier = await sharesOf(id);
  }

  /** @override */
  forget() {
    /** @type {import('../journal/reflections.js').Entry | null} */
    this.entry = null;
    /** @type {Person[]} */
    this.people = [];
    /** @type {Set<string>} */
    this.ticked = new Set();
    /** @type {import('../journal/sharing.js').Share[]} */
    this.earlier = [];
  }

  /** @override */
  open() {
    if (this.sent) return this.#done(this.sent);
    if (!this.entry) return this.#nothing(gettext('This entry is not on this device'));
    if (this.waits) return this.#nothing(gettext('That can wait until tomorrow.'));
    if (!this.people.length) return this.#alone();
    if (!this.agreed) return html`<sharing-consent @agreed=${() => { this.agreed = true; }}></sharing-consent>`;
    return this.#form(this.entry);
  }

  /** @param {import('../journal/reflections.js').Entry} entry */
  #form(entry) {
    const person = this.people.find(({ id }) => id === this.to);
    const name = person?.name || gettext('your therapist');
    return html`<header class="stack">
        <p class="over">${titleOf(entry)}</p>
        <h1>${interpolate(gettext('Share with %(name)s?'), { name })}</h1>
        <p>${gettext('Tick what they will read. It goes as a copy; the rest stays yours alone.')}</p>
      </header>
      ${this.people.length > 1 ? this.#choosePerson() : nothing}${this.#earlierLine(name)}
      <div class="ticks">${(entry.body.answers ?? []).filter(said).map((answer) => this.#tick(answer))}</div>
      ${person ? this.#promise(person, name) : nothing}${this.problemLine()}
      <div class="stack">
        <button class="button wide" ?disabled=${this.busy || !person || Boolean(person.changed) || !this.ticked.size}
          @click=${() => this.attempt(() => this.#share(entry, person))}>${this.#label()}</button>
        <a class="button plain wide" href="/entry/#${entry.id}">${gettext('Keep private')}</a>
      </div>`;
  }

  #label() {
    const count = this.ticked.size;
    if (!count) return gettext('Share what I ticked');
    return interpolate(ngettext('Share %(count)s answer', 'Share %(count)s answers', count), { count });
  }

  #choosePerson() {
    return html`<fieldset class="stack plainly"><legend>${gettext('Who will read it?')}</legend>
      <div class="row">${this.people.map(({ id, name }) => html`<button type="button" class="chip" aria-pressed=${id === this.to ? 'true' : 'false'}
        @click=${() => { this.to = id; }}>${name || gettext('Someone without a name yet')}</button>`)}</div></fieldset>`;
  }

  /** @param {string} name */
  #earlierLine(name) {
    const before = this.earlier.filter(({ reader, withdrawn_at }) => reader === this.to && !withdrawn_at);
    if (!before.length) return nothing;
    const count = before[0].body.answers.length;
    const words = ngettext(
      '%(name)s can already read %(count)s answer of this entry. What you tick now takes its place.',
      '%(name)s can already read %(count)s answers of this entry. What you tick now takes their place.',
      count,
    );
    return html`<p class="notice">${interpolate(words, { name, count })}</p>`;
  }

  /** @param {import('../journal/reflections.js').Answer} answer */
  #tick(answer) {
    return html`<label class="tick"><input type="checkbox" .checked=${this.ticked.has(answer.prompt)}
      @change=${() => this.#toggle(answer.prompt)}><span><span class="small question">${answer.text}</span>${answerWords(answer)}</span></label>`;
  }

  /** @param {Person} person @param {string} name */
  #promise(person, name) {
    if (person.changed) return html`<p class="notice warm">${gettext('Their key changed, so nothing is sent until you agree.')} <a href="/sharing/">${gettext('Look at it')}</a></p>`;
    return html`<p class="sheet quiet row whole promise">${icon('lock')}<span>${interpolate(gettext('Only you and %(name)s (%(known)s) can open it.'), { name, known: howKnown(person) })}
      ${gettext('They may not read it today. It is not a call for help.')} <a href="/help/">${gettext('Help now')}</a></span></p>`;
  }

  /** @param {string} prompt */
  #toggle(prompt) {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(prompt)) ticked.add(prompt);
    this.ticked = ticked;
  }

  /** @param {import('../journal/reflections.js').Entry} entry @param {Person | undefined} person */
  async #share(entry, person) {
    if (!person) return;
    const ticked = (entry.body.answers ?? []).map(({ prompt }) => prompt).filter((prompt) => this.ticked.has(prompt));
    await share(entry.id, ticked, person.id);
    this.sent = person;
  }

  /** @param {Person} person */
  #done({ name }) {
    return html`<section class="stack loose" role="status">
      <h1>${interpolate(gettext('Shared with %(name)s'), { name: name || gettext('your therapist') })}</h1>
      <p>${gettext('This is not a message and no one may read it today. You can stop sharing at any time.')}</p>
      ${navigator.onLine ? nothing : html`<p class="notice">${gettext('You are offline. It is kept on this phone and goes when you are back online.')}</p>`}
      <div class="stack"><a class="button wide" href="/journal/">${gettext('Done')}</a><a class="button plain wide" href="/sharing/">${gettext('See who can read what')}</a></div>
    </section>`;
  }

  /** @param {string} words */
  #nothing(words) {
    return html`<section class="stack loose"><h1>${words}</h1><p><a class="button plain" href="/journal/">${gettext('Back to the journal')}</a></p></section>`;
  }

  #alone() {
    return html`<section class="stack loose"><h1>${gettext('Only you can read this')}</h1>
      <p>${gettext('To share, you need a link or a QR code from your therapist. Open it on this device.')}</p>
      <p><a class="button plain" href="/journal/">${gettext('Back to the journal')}</a></p></section>`;
  }
}

customElements.define('share-sheet', ShareSheet);
