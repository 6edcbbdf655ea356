import { html } from '../../vendor/lit@3.3.3/lit.js';
import { saveSession } from '../journal/sessions.js';
import { gettext } from '../journal/texts.js';
import { dropUnsent, keepUnsent, unsent } from '../journal/unsent.js';
import { sentenceFor } from './sentences.js';
import { TryingElement } from './trying-element.js';

/** `<session-form .session>`: a session's day and what belongs to it; a new one when there is none. Fires `done`. */
export class SessionForm extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, session: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../journal/sessions.js').Session | null} */
    this.session = null;
    /** What was typed before the tab was closed. @type {Record<string, string> | null} */
    this.typed = null;
  }

  get #name() {
    return `session ${this.session?.id ?? 'new'}`;
  }

  /** @override */
  async firstUpdated() {
    this.typed = await unsent(this.#name);
    this.requestUpdate();
  }

  /** @override */
  render() {
    const { date = '', time = '', who = '', intention = '', notes = '' } = { ...this.session, ...this.typed };
    return html`<form class="sheet stack loose" autocomplete="off" @submit=${this.#save} @input=${this.#write}>
      <div class="row fields"><label class="label">${gettext('Day')}<input class="input" type="date" name="date" autocomplete="off" required .value=${date}></label>
        <label class="label">${gettext('Time, if you know it')}<input class="input" type="time" name="time" autocomplete="off" .value=${time ?? ''}></label></div>
      <p class="small">${gettext('No reminders from its start until the next morning.')} ${gettext('Our server hears of a rest, and not why.')}</p>
      <label class="label">${gettext('Who is there with you')}<input class="input" name="who" autocomplete="off" .value=${who ?? ''}></label>
      <label class="label">${gettext('Your intention')}<textarea class="input words" name="intention" autocomplete="off" rows="2" .value=${intention ?? ''}></textarea></label>
      <label class="label">${gettext('Notes')}<textarea class="input words" name="notes" autocomplete="off" rows="3" .value=${notes ?? ''}></textarea></label>
      ${this.problemLine()}
      <div class="row"><button class="button" ?disabled=${this.busy}>${gettext('Save')}</button>
        <button type="button" class="button plain" @click=${() => this.#done()}>${gettext('Cancel')}</button></div>
    </form>`;
  }

  /** @param {InputEvent & {currentTarget: HTMLFormElement}} event */
  async #write({ currentTarget }) {
    const typed = Object.fromEntries(new FormData(currentTarget));
    await keepUnsent(this.#name, typed).catch((error) => { this.problem = sentenceFor(error); });
  }

  /** @param {SubmitEvent & {target: HTMLFormElement}} event */
  async #save(event) {
    event.preventDefault();
    const written = Object.fromEntries(new FormData(event.target));
    if (await this.attempt(() => saveSession({ ...this.session, date: '', ...written }))) this.#done();
  }

  async #done() {
    await dropUnsent(this.#name);
    this.dispatchEvent(new CustomEvent('done'));
  }
}

customElements.define('session-form', SessionForm);
