import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { edit, history } from '../journal/reflections.js';
import { gettext } from '../journal/texts.js';
import { answersRead } from './pieces/answer.js';
import { moment } from './pieces/when.js';
import { TryingElement } from './trying-element.js';

/** `<entry-history>`: earlier versions of an entry, for 30 days; any of them can be used again as a new version. */
export class EntryHistory extends TryingElement {
  /** @override */
  static properties = {
    ...TryingElement.properties,
    entry: { attribute: false },
    revision: { attribute: false },
    versions: { state: true },
  };

  constructor() {
    super();
    this.entry = '';
    this.revision = 1;
    /** @type {Awaited<ReturnType<typeof history>> | null} */
    this.versions = null;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('entry') || changed.has('revision')) this.versions = null;
  }

  /** @override */
  render() {
    if (this.revision < 2) return nothing;
    if (!this.versions) {
      return html`${this.problemLine()}<p><button class="button text" ?disabled=${this.busy}
        @click=${() => this.attempt(() => this.#look())}>${gettext('Earlier versions')}</button></p>`;
    }
    const now = new Date();
    return html`<section class="stack"><h2>${gettext('Earlier versions')}</h2>
      <p class="small">${gettext('Kept for 30 days after a change.')}</p>${this.problemLine()}
      ${this.versions.length ? this.versions.map((version) => this.#version(version, now)) : html`<p>${gettext('None is left.')}</p>`}
    </section>`;
  }

  /** @param {Awaited<ReturnType<typeof history>>[number]} version @param {Date} now */
  #version(version, now) {
    return html`<details class="sheet quiet"><summary>${moment(version.written_at, now)}</summary>
      <div class="stack">${answersRead(version.body.answers ?? [])}
        <p><button class="button plain" ?disabled=${this.busy}
          @click=${() => this.attempt(() => this.#useAgain(version))}>${gettext('Use this version again')}</button></p></div>
    </details>`;
  }

  async #look() {
    this.versions = await history(this.entry);
  }

  /** @param {Awaited<ReturnType<typeof history>>[number]} version */
  async #useAgain({ body }) {
    await edit(this.entry, body);
    this.dispatchEvent(new CustomEvent('restored'));
  }
}

customElements.define('entry-history', EntryHistory);
