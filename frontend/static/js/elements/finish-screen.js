import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { isUnlocked, onDesk } from '../journal/desk.js';
import { isLetterForLater } from '../journal/letters.js';
import { people } from '../journal/people.js';
import { gettext, interpolate } from '../journal/texts.js';
import { FullError } from '../store/errors.js';
import './letter-day.js';
import { LightElement } from './light-element.js';
import { linesOf } from './writing/marking.js';
import { unsavedNotice } from './writing/notices.js';

/** @typedef {import('../journal/reflections.js').Draft} Draft */

const STEP = 'small-step';

/** Before it is kept: marked lines, one small step, and who may read it. Private unless one chooses otherwise. Fires `changed`, `back`, `finish`. */
export class FinishScreen extends LightElement {
  /** @override */
  static properties = { draft: { attribute: false }, problem: { attribute: false }, readers: { state: true }, share: { state: true } };

  constructor() {
    super();
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {unknown} */
    this.problem = null;
    /** @type {import('../journal/people.js').Person[]} */
    this.readers = [];
    this.share = false;
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk(() => this.look());
    this.look();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  async look() {
    const all = isUnlocked() ? await people().catch(() => []) : [];
    this.readers = all.filter(({ ended_at, role }) => !ended_at && role === 'therapist');
    if (!this.readers.length) this.share = false;
  }

  /** @override */
  render() {
    const { draft } = this;
    if (!draft) return nothing;
    return html`<div class="asked">
        <header class="stack"><p class="over">${draft.guide.title}</p><h1>${gettext('You can leave it here.')}</h1></header>
        ${this.marks(draft)} ${this.step(draft)} ${this.again(draft)} ${this.where()}
        ${this.problem ? unsavedNotice(this.problem instanceof FullError, () => this.dispatchEvent(new CustomEvent('save-plain'))) : nothing}
      </div>
      <div class="stack foot">
        <button type="button" class="button wide" @click=${() => this.finish()}>${this.share ? gettext('Keep it, then choose what to share') : gettext('Keep private')}</button>
        <button type="button" class="button text" @click=${() => this.dispatchEvent(new CustomEvent('back'))}>${gettext('Back to writing')}</button>
      </div>`;
  }

  /** @param {Draft} draft */
  marks(draft) {
    const lines = [...new Set([...draft.insights, ...linesOf(draft)])];
    if (!lines.length) return nothing;
    return html`<details class="sheet quiet" ?open=${draft.insights.length > 0}>
      <summary>${gettext('Mark a line as an insight')}</summary>
      <div>${lines.map(
        (line) => html`<label class="tick"><input type="checkbox" autocomplete="off" .checked=${draft.insights.includes(line)}
          @change=${() => this.mark(draft, line)}><span class="words">${line}</span></label>`,
      )}</div></details>`;
  }

  /** @param {Draft} draft @param {string} line */
  mark(draft, line) {
    const insights = draft.insights.includes(line) ? draft.insights.filter((one) => one !== line) : [...draft.insights, line];
    this.tell({ ...draft, insights });
  }

  /** One small step, where the guide asked for none. @param {Draft} draft */
  step(draft) {
    if (draft.prompts.some(({ kind, id }) => kind === 'commitment' && id !== STEP)) return nothing;
    return html`<details class="sheet quiet" ?open=${Boolean(draft.answers[STEP])}>
      <summary>${gettext('Pick one small step')}</summary>
      <label class="label">${gettext('Something small enough to feel easy')}
        <input class="input" autocomplete="off" .value=${draft.answers[STEP] ?? ''}
          @input=${(/** @type {Event} */ { target }) => this.choose(draft, /** @type {HTMLInputElement} */ (target).value)}></label></details>`;
  }

  /** @param {Draft} draft @param {string} text */
  choose(draft, text) {
    const asked = { id: STEP, kind: 'commitment', text: gettext('One small step') };
    const prompts = [...draft.prompts.filter(({ id }) => id !== STEP), ...(text ? [asked] : [])];
    this.tell({ ...draft, prompts, answers: { ...draft.answers, [STEP]: text } });
  }

  /** A letter for later can come back by itself. @param {Draft} draft */
  again(draft) {
    if (!isLetterForLater(draft)) return nothing;
    return html`<letter-day class="sheet quiet stack" .day=${draft.again ?? ''} .asked=${draft.answers['read-again-on'] ?? ''}
      @chosen=${(/** @type {CustomEvent} */ { detail }) => this.tell({ ...draft, again: detail })}></letter-day>`;
  }

  where() {
    return html`<fieldset class="stack"><legend class="unseen">${gettext('Who may read it')}</legend>
      ${this.place(false, gettext('Keep private'), gettext('Only you can open it.'))}
      ${this.readers.length ? this.place(true, this.invitation(), gettext('You tick what they will read on the next page. Nothing goes before that.')) : nothing}
    </fieldset>`;
  }

  invitation() {
    if (this.readers.length > 1) return gettext('Share with someone');
    return interpolate(gettext('Share with %(name)s'), { name: this.readers[0].name || gettext('your therapist') });
  }

  /** @param {boolean} share @param {string} label @param {string} hint */
  place(share, label, hint) {
    return html`<label class="tick sheet quiet"><input type="radio" name="where" autocomplete="off" .checked=${this.share === share}
      @change=${() => { this.share = share; }}><span><strong>${label}</strong><br><span class="small">${hint}</span></span></label>`;
  }

  finish() {
    this.dispatchEvent(new CustomEvent('finish', { detail: { share: this.share } }));
  }

  /** @param {Draft} draft */
  tell(draft) {
    this.dispatchEvent(new CustomEvent('changed', { detail: draft }));
  }
}

customElements.define('finish-screen', FinishScreen);
