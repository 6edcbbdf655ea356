import { html } from '../../vendor/lit@3.3.3/lit.js';
import { bringBackOn, leaveLetter, letterTime, seekLetter } from '../journal/letters.js';
import { onTimes } from '../journal/own-times.js';
import { gettext, interpolate } from '../journal/texts.js';
import './letter-day.js';
import { longDay } from './pieces/when.js';
import { TryingElement } from './trying-element.js';

/** `<entry-letter .entry>`: the day on which a letter comes back, with a change of mind. */
export class EntryLetter extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, entry: { attribute: false }, at: { state: true }, changing: { state: true }, day: { state: true } };

  constructor() {
    super();
    this.entry = '';
    this.at = '';
    this.changing = false;
    this.day = '';
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onTimes('changed', () => void this.look());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('entry')) void this.attempt(() => this.open());
  }

  async open() {
    await this.look();
    if (!this.at) await seekLetter(this.entry);
  }

  async look() {
    this.at = await letterTime(this.entry);
  }

  /** @override */
  render() {
    return html`<section class="sheet quiet stack">${this.changing ? this.form() : this.line()} ${this.problemLine()}</section>`;
  }

  line() {
    const change = () => { this.day = this.at.slice(0, 10); this.changing = true; };
    if (!this.at) return html`<button type="button" class="button text" @click=${change}>${gettext('Bring it back to me on a day')}</button>`;
    const day = longDay(new Date(this.at), new Date());
    return html`<p>${interpolate(gettext('This letter comes back to you on %(day)s.'), { day })}</p>
      <div class="row"><button type="button" class="button plain" @click=${change}>${gettext('Change')}</button>
        <button type="button" class="button text" ?disabled=${this.busy} @click=${() => this.attempt(() => this.leave())}>${gettext('Don’t bring it back')}</button></div>`;
  }

  form() {
    return html`<letter-day class="stack" .day=${this.day} @chosen=${(/** @type {CustomEvent} */ { detail }) => { this.day = detail; }}></letter-day>
      <div class="row"><button type="button" class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.keep())}>${gettext('Save')}</button>
        <button type="button" class="button text" @click=${() => { this.changing = false; }}>${gettext('Cancel')}</button></div>`;
  }

  async keep() {
    await (this.day ? bringBackOn(this.entry, this.day) : leaveLetter(this.entry));
    this.changing = false;
  }

  async leave() {
    await leaveLetter(this.entry);
  }
}

customElements.define('entry-letter', EntryLetter);
