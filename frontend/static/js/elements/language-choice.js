import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { ask, call } from '../sync/api.js';
import { TryingElement } from './trying-element.js';

/** Each language by its own name, so that it is found by whoever reads it. */
const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Español'],
];

/** The language of the pages and of our letters. */
export class LanguageChoice extends TryingElement {
  /** @override */
  render() {
    return html`
      <fieldset class="choices stack">
        <legend>${gettext('Language')}</legend>
        <div class="row close">
          ${LANGUAGES.map(([code, name]) => html`
            <button type="button" class="chip" lang=${code} aria-pressed=${document.documentElement.lang === code}
              ?disabled=${this.busy} @click=${() => this.attempt(() => this.choose(code))}>${name}</button>`)}
        </div>
        ${this.problemLine()}
      </fieldset>`;
  }

  /** @param {string} code */
  async choose(code) {
    const { status } = await ask('POST', `/language/${code}/`);
    if (status >= 400) throw Object.assign(new Error('The language was not taken.'), { status });
    // Our letters follow the same language; someone signed out has none to follow.
    await call('PATCH', 'me/', { locale: code }).catch(() => {});
    location.reload();
  }
}

customElements.define('language-choice', LanguageChoice);
