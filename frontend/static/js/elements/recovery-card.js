import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate } from '../journal/texts.js';
import { grouped } from '../sealing/recovery.js';
import { LightElement } from './light-element.js';
import { saveFile } from './save-file.js';

/** Groups of four, in rows that can be read aloud. */
const ROWS = [[0, 2], [2, 4], [4, 7]];

/** Shows a recovery code to copy, save or print. `code`: its 26 characters. */
export class RecoveryCard extends LightElement {
  /** @override */
  static properties = { code: { attribute: false }, said: { state: true } };

  constructor() {
    super();
    this.code = '';
    this.said = '';
  }

  /** @override */
  render() {
    const groups = grouped(this.code).split('-');
    return html`
      <p class="sheet code" data-code=${this.code} aria-label=${gettext('Recovery code')}>
        ${ROWS.map(([from, to]) => html`<span class="code-row">${groups.slice(from, to).join('-')}</span>`)}
      </p>
      <div class="row no-print">
        <button type="button" class="chip" @click=${this.copy}>${gettext('Copy')}</button>
        <button type="button" class="chip" @click=${this.save}>${gettext('Save as a file')}</button>
        <button type="button" class="chip" @click=${() => window.print()}>${gettext('Print')}</button>
      </div>
      <p class="small no-print" role="status">${this.said || nothing}</p>`;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(grouped(this.code));
      this.said = gettext('Copied. Paste it somewhere safe, not in a message.');
    } catch {
      this.said = gettext('This browser does not let us copy. Write it down, or save it as a file.');
    }
  }

  save() {
    const words = interpolate(
      gettext('Afterword recovery code\n\n%(code)s\n\nThese letters open the journal. Keep them where only you can find them.\n'),
      { code: grouped(this.code) },
    );
    saveFile(new Blob([words], { type: 'text/plain' }), 'recovery-code.txt');
    this.said = gettext('Saved with your downloads. Move it somewhere safe.');
  }
}

customElements.define('recovery-card', RecoveryCard);
