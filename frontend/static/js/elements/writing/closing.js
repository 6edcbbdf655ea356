import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';
import '../save-state.js';

/**
 * The guide's last line, alone on the screen.
 * @param {{closing: string, entry: string, locked: boolean, share: boolean, calm: boolean, nothingKept: boolean}} how
 */
export function closingPage({ closing, entry, locked, share, calm, nothingKept }) {
  return html`<div class="closing stack loose">
      <p class="words" tabindex="-1">${closing}</p>
      ${nothingKept ? nothing : html`<save-state></save-state>`}
      ${locked ? html`<p class="hint">${gettext('It joins your journal once you unlock.')}</p>` : nothing}
    </div>
    <div class="stack foot">
      ${share ? html`<a class="button wide" href="/share/#${entry}">${gettext('Choose what to share')}</a>` : nothing}
      <a class="button wide ${share ? 'plain' : ''} ${calm ? 'large' : ''}" href="/today/">${gettext('Done')}</a>
    </div>`;
}
