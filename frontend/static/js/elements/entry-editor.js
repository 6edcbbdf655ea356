import { html } from '../../vendor/lit@3.3.3/lit.js';
import { discardDraft, drafts, finish, saveDraft, startDraft } from '../journal/reflections.js';
import { gettext } from '../journal/texts.js';
import { answerWords, inWords } from './pieces/answer.js';
import { titleOf } from './pieces/entry-row.js';
import { TryingElement } from './trying-element.js';

/** `<entry-editor .entry>`: change one's words in place. Every stroke goes to a sealed draft, so a closed tab loses nothing. Fires `done`. */
export class EntryEditor extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, entry: { attribute: false }, draft: { state: true }, asking: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/reflections.js').Entry | null} */
    this.entry = null;
    /** @type {import('../journal/reflections.js').Draft | null} */
    this.draft = null;
    this.asking = false;
  }

  /** @override */
  firstUpdated() {
    this.attempt(() => this.#begin());
  }

  async #begin() {
    const { entry } = this;
    if (!entry) return;
    const open = (await drafts()).find((draft) => draft.entry === entry.id);
    this.draft = open ?? (await startDraft({ guide: entry.body.guide.slug, from: entry.id }));
  }

  /** @override */
  render() {
    const { entry, draft } = this;
    if (!entry || !draft) return this.problemLine();
    return html`<form class="stack loose" autocomplete="off" @submit=${this.#save}>
      <h1>${titleOf(entry)}</h1>
      ${(entry.body.answers ?? []).map((answer) => this.#field(answer, draft))}
      ${this.problemLine()}
      <div class="stack">
        <button class="button wide" ?disabled=${this.busy}>${gettext('Save the change')}</button>
        <button type="button" class="button plain wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#leave())}>${gettext('Leave it as it was')}</button>
      </div></form>`;
  }

  /** @param {import('../journal/reflections.js').Answer} answer @param {import('../journal/reflections.js').Draft} draft */
  #field(answer, draft) {
    if (!inWords(answer)) return html`<div class="answer"><h2 class="question">${answer.text}</h2>${answerWords(answer)}</div>`;
    return html`<label class="answer"><span class="question">${answer.text}</span>
      <textarea class="words sheet field-box" rows="4" autocomplete="off" .value=${String(draft.answers[answer.prompt] ?? '')}
        @input=${(/** @type {InputEvent & {target: HTMLTextAreaElement}} */ event) => this.#write(answer.prompt, event.target.value)}></textarea></label>`;
  }

  /** @param {string} prompt @param {string} words */
  async #write(prompt, words) {
    if (!this.draft) return;
    this.draft.answers[prompt] = words;
    await saveDraft(this.draft).catch((error) => this.attempt(() => Promise.reject(error)));
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    await this.attempt(async () => {
      if (this.draft) await finish(this.draft);
      this.#done();
    });
  }

  async #leave() {
    if (this.draft) await discardDraft(this.draft.id);
    this.#done();
  }

  #done() {
    this.dispatchEvent(new CustomEvent('done'));
  }
}

customElements.define('entry-editor', EntryEditor);
