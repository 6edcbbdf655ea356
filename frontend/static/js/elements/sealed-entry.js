import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { leaveLetter, letterTime, wasLetterForLater } from '../journal/letters.js';
import { bringBack, entry as readEntry, remove } from '../journal/reflections.js';
import { sessions } from '../journal/sessions.js';
import { gettext } from '../journal/texts.js';
import './entry-editor.js';
import './entry-history.js';
import './entry-letter.js';
import './entry-shares.js';
import { icon } from './icon.js';
import { answersRead } from './pieces/answer.js';
import { copyLine, titleOf } from './pieces/entry-row.js';
import { standing } from './pieces/standing.js';
import { canWait } from './pieces/waiting.js';
import { moment } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** `<sealed-entry>`: one whole entry, named in the page's fragment; change it, share it, look back, delete it. */
export class SealedEntry extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, editing: { state: true }, gone: { state: true }, asking: { state: true } };

  constructor() {
    super();
    this.editing = false;
    this.gone = false;
    this.asking = false;
    this.waits = false;
    this.id = '';
    this.forget();
  }

  /** @override */
  async load() {
    const named = location.hash.slice(1);
    if (named !== this.id) Object.assign(this, { id: named, editing: false, gone: false, asking: false });
    const [found, planned] = await Promise.all([readEntry(named), sessions()]);
    this.entry = found ?? null;
    this.waits = canWait(planned, new Date());
  }

  /** @override */
  forget() {
    /** @type {import('../journal/reflections.js').Entry | null} */
    this.entry = null;
    this.editing = false;
  }

  /** @override */
  open() {
    if (this.gone) return this.#deleted();
    if (!this.entry) return this.#missing();
    if (this.editing) {
      return html`<entry-editor .entry=${this.entry} @done=${this.#edited}></entry-editor>`;
    }
    return [this.#head(this.entry), this.#body(this.entry), this.#actions(this.entry), this.#below(this.entry)];
  }

  /** @param {import('../journal/reflections.js').Entry} entry */
  #head(entry) {
    const now = new Date();
    return html`<header class="stack tight">
      <p class="row apart small"><span>${moment(entry.written_at, now)}</span>${standing(entry.state)}</p>
      <h1>${titleOf(entry)}</h1>
      ${entry.copyOf ? html`<p class="sheet quiet">${copyLine(entry, now)}. ${gettext('Two devices changed this entry, so both versions were kept.')}
        <a href="/entry/#${entry.copyOf}">${gettext('See the other one')}</a></p>` : nothing}
    </header>`;
  }

  /** @param {import('../journal/reflections.js').Entry} entry */
  #body({ body }) {
    const insights = body.insights ?? [];
    return html`<section class="stack loose">${answersRead(body.answers ?? [])}</section>
      ${insights.length ? html`<section class="stack"><h2 class="over">${gettext('Marked as an insight')}</h2>
        ${insights.map((words) => html`<p class="words quote">${words}</p>`)}</section>` : nothing}`;
  }

  /** @param {import('../journal/reflections.js').Entry} entry */
  #actions(entry) {
    return html`<section class="stack actions">
      ${this.problemLine()}
      ${this.waits
        ? html`<p class="small">${gettext('Sharing and deleting: that can wait until tomorrow.')}</p>`
        : html`<a class="button" href="/share/#${entry.id}">${icon('lock')}${gettext('Share some of it')}</a>`}
      <div class="row">
        <button class="button plain" @click=${() => { this.editing = true; }}>${gettext('Change it')}</button>
        ${this.waits ? nothing : html`<button class="button text" @click=${() => { this.asking = true; }}>${gettext('Delete')}</button>`}
      </div>
      ${this.asking ? this.#ask() : nothing}
    </section>`;
  }

  #ask() {
    return html`<div class="sheet quiet stack" role="group" aria-label=${gettext('Delete this entry?')}>
      <p>${gettext('Delete this entry? You can bring it back for 30 days. What you shared from it stays shared until you take it back.')}</p>
      <div class="row">
        <button class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#delete())}>${gettext('Delete it')}</button>
        <button class="button plain" @click=${() => { this.asking = false; }}>${gettext('Keep it')}</button>
      </div></div>`;
  }

  /** @param {import('../journal/reflections.js').Entry} entry */
  #below({ id, revision, body }) {
    return html`${wasLetterForLater(body) ? html`<entry-letter .entry=${id}></entry-letter>` : nothing}
      <entry-shares .entry=${id} .revision=${revision} .waits=${this.waits}></entry-shares>
      <entry-history .entry=${id} .revision=${revision} @restored=${() => this.refresh()}></entry-history>`;
  }

  #deleted() {
    return html`<section class="stack" role="status">
      <h1>${gettext('Deleted')}</h1><p>${gettext('You can bring it back for 30 days, from the end of your journal.')}</p>${this.problemLine()}
      <div class="row"><button class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#undo())}>${gettext('Undo')}</button>
        <a class="button plain" href="/journal/">${gettext('Back to the journal')}</a></div>
    </section>`;
  }

  #missing() {
    return html`<section class="stack">
      <h1>${gettext('This entry is not on this device')}</h1>
      <p>${gettext('It may still be on its way, or it was deleted.')}</p>
      <p><a class="button plain" href="/journal/">${gettext('Back to the journal')}</a></p>
    </section>`;
  }

  async #delete() {
    await remove(this.id);
    if (await letterTime(this.id)) await leaveLetter(this.id);
    this.asking = false;
    this.gone = true;
  }

  async #undo() {
    await bringBack(this.id);
    this.gone = false;
    await this.refresh();
  }

  #edited() {
    this.editing = false;
    this.refresh();
  }
}

customElements.define('sealed-entry', SealedEntry);
