import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { testMail, testNotes, testSteps } from '../journal/testing-notes.js';
import { gettext } from '../journal/texts.js';
import { icon } from './icon.js';
import { deviceHelp } from './reminding/device-help.js';
import { mailAnswer, reasonFor, stepNames } from './reminding/test-words.js';
import { TryingElement } from './trying-element.js';

/** @typedef {import('../journal/testing-notes.js').Why} Why */

/** "Send me one now": each step of a note's way here with what became of it, an e-mail on trial, and help for this device. */
export class NoteTest extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, begun: { state: true }, results: { state: true }, mailed: { state: true } };

  constructor() {
    super();
    this.begun = false;
    /** One for each step that was tried. @type {Why[]} */
    this.results = [];
    this.mailed = '';
  }

  /** @override */
  render() {
    return html`
      <section class="stack" aria-labelledby="note-test-title">
        <h2 class="over" id="note-test-title">${gettext('Does it reach you?')}</h2>
        <div class="sheet stack">
          <p class="row">
            <button type="button" class="button plain" ?disabled=${this.busy} @click=${this.run}>${icon('bell')}${gettext('Send me one now')}</button>
            <button type="button" class="button text" ?disabled=${this.busy} @click=${this.mail}>${gettext('Send me an e-mail now')}</button>
          </p>
          ${this.begun ? html`<ol class="note-steps">${testSteps().map((step, at) => this.line(stepNames()[step], at))}</ol>` : nothing}
          <p role="status" class=${this.summary() ? '' : 'unseen'}>${this.summary()}</p>
          ${this.problemLine()}
        </div>
        ${deviceHelp()}
      </section>`;
  }

  /** @param {string} name @param {number} at */
  line(name, at) {
    const why = this.results[at];
    if (why === '') return html`<li class="row whole">${icon('check')}<span>${name}</span></li>`;
    if (why) return html`<li class="row whole no">${icon('close')}<span class="stack tight"><strong>${name}: ${gettext('no')}</strong><span>${reasonFor(why)}</span></span></li>`;
    const now = this.busy && at === this.results.length;
    return html`<li class="row whole untried">${icon(now ? 'on' : 'pause')}<span>${name}: ${now ? gettext('one moment…') : gettext('not tried')}</span></li>`;
  }

  /** What a screen reader says in the end. */
  summary() {
    if (this.mailed) return this.mailed;
    if (!this.begun || this.busy) return '';
    return this.results.every((why) => why === '') ? gettext('All is well: notes reach this device.') : gettext('It stops at the step marked “no”.');
  }

  run() {
    return this.attempt(async () => {
      this.begun = true;
      this.mailed = '';
      this.results = [];
      for await (const { why } of testNotes()) this.results = [...this.results, why];
    });
  }

  mail() {
    return this.attempt(async () => {
      this.begun = false;
      this.mailed = mailAnswer(await testMail());
    });
  }
}

customElements.define('note-test', NoteTest);
