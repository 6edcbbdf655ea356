// The writer's pages without a question: before the first, instead of one, and after the last.
import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';
import '../save-state.js';
import { sentenceFor } from '../sentences.js';

/**
 * What stands there before, or instead of, the first question.
 * @param {string} stage
 * @param {unknown} problem
 * @param {() => void} again
 */
export function waitingPage(stage, problem, again) {
  if (stage === 'locked') return html`<div class="asked"><lock-gate></lock-gate></div>`;
  if (stage === 'gone') {
    return html`<div class="asked"><h1>${gettext('This page was finished already')}</h1>
      <p>${gettext('What you wrote is in your journal.')}</p>
      <p class="row"><a class="button" href="/journal/">${gettext('Journal')}</a><a class="button plain" href="/write/">${gettext('Write something new')}</a></p></div>`;
  }
  if (stage === 'failed') {
    return html`<div class="asked"><p role="alert">${sentenceFor(problem)}</p>
      <p><button type="button" class="button plain" @click=${again}>${gettext('Try again')}</button></p></div>`;
  }
  return html`<div class="asked" aria-busy="true"></div>`;
}

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
