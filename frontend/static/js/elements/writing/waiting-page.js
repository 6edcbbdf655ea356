import { html } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';
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
