import { html } from '../../vendor/lit@3.3.3/lit.js';
import { bringBack, removed } from '../journal/reflections.js';
import { gettext, interpolate } from '../journal/texts.js';
import { firstWords } from './pieces/answer.js';
import { titleOf } from './pieces/entry-row.js';
import { moment } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** `<deleted-entries>`: what was deleted in the last 30 days, each with a way back. */
export class DeletedEntries extends WordsScreen {
  constructor() {
    super();
    this.forget();
  }

  /** @override */
  async load() {
    this.entries = await removed();
  }

  /** @override */
  forget() {
    /** @type {Awaited<ReturnType<typeof removed>>} */
    this.entries = [];
  }

  /** @override */
  open() {
    const now = new Date();
    return html`<section class="stack">
      <h2>${gettext('Recently deleted')}</h2>
      <p>${gettext('You can bring a deleted entry back for 30 days. After that it is gone.')}</p>
      ${this.problemLine()}
      ${this.entries.length ? this.entries.map((entry) => this.#row(entry, now)) : html`<p class="words quiet">${gettext('Nothing was deleted.')}</p>`}
      <p><a class="button plain" href="/journal/">${gettext('Back to the journal')}</a></p>
    </section>`;
  }

  /** @param {import('../journal/reflections.js').Entry} entry @param {Date} now */
  #row(entry, now) {
    const title = titleOf(entry);
    return html`<article class="entry">
      <span class="small">${moment(entry.written_at, now)}</span><h3>${title}</h3>
      <p class="words">${firstWords(entry.body.answers ?? [])}</p>
      <p><button class="button plain" aria-label=${interpolate(gettext('Bring back: %(title)s'), { title })}
        ?disabled=${this.busy} @click=${() => this.attempt(() => this.#back(entry.id))}>${gettext('Bring back')}</button></p>
    </article>`;
  }

  /** @param {string} id */
  async #back(id) {
    await bringBack(id);
    await this.refresh();
  }
}

customElements.define('deleted-entries', DeletedEntries);
