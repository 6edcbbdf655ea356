import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';
import { icon } from '../icon.js';
import { answerField } from './answering.js';
import { markIn, toggleMark } from './marking.js';
import { offerNotice, unsavedNotice } from './notices.js';
import { savePlainCopy } from './plain-copy.js';
import { offerFor } from './rules.js';
import './speak-chip.js';

/** @typedef {import('../../journal/reflections.js').Draft} Draft */
/** @typedef {import('../../journal/drafting.js').DraftPrompt} DraftPrompt */
/**
 * What a question asks of the writer that shows it.
 * @typedef {import('./keeping-element.js').KeepingElement & {calm: boolean, guide: import('../../journal/guides.js').Guide | null, declined: string[], place: string, isHard: boolean, note: string, saidAnything: boolean,
 *   pause(): void, go(by: number): void, next(): void, stopHere(): void, hard(): void, end(how: {share: boolean}): void,
 *   change(draft: Draft): void}} Writer
 */

/**
 * One question, alone on the screen.
 * @param {Writer} writer
 * @param {Draft} draft
 * @param {DraftPrompt} prompt
 */
export function questionPage(writer, draft, prompt) {
  const value = draft.answers[prompt.id];
  return html`<div class="asked">
      ${writer.calm ? nothing : arc(writer, draft)}
      <header class="stack">
        ${draft.at === 0 && !writer.calm ? html`<p class="over">${draft.guide.title}</p>` : nothing}
        <h1>${prompt.text}</h1>
        ${draft.at === 0 && !writer.calm && writer.guide?.why ? html`<details class="small"><summary>${gettext('Why this guide')}</summary><p>${writer.guide.why}</p></details>` : nothing}
        ${prompt.help && !writer.calm ? html`<p class="hint">${prompt.help}</p>` : nothing}
      </header>
      ${answerField(prompt, value, (said) => writer.answer(prompt.id, said), writer.calm)}
      ${offers(writer, prompt, value)}
      ${writer.problem ? unsavedNotice(writer.full, () => savePlainCopy(draft)) : nothing}
    </div>
    ${writer.calm ? calmFoot(writer, prompt) : foot(writer, draft, prompt, value)}`;
}

/** @param {Writer} writer @param {Draft} draft */
function arc(writer, { prompts, at }) {
  return html`<div class="arc" role="img" aria-label=${writer.place}>${prompts.map((_, index) => html`<i class=${index <= at ? 'done' : ''}></i>`)}</div>`;
}

/** @param {Writer} writer @param {DraftPrompt} prompt @param {unknown} value */
function offers(writer, prompt, value) {
  if (writer.declined.includes(prompt.id)) return nothing;
  const declined = () => {
    writer.declined = [...writer.declined, prompt.id];
  };
  return offerNotice(offerFor(prompt, value), { pause: () => writer.pause(), keep: declined, smaller: () => toStep(writer, declined) });
}

/** Back to the step itself. @param {Writer} writer @param {() => void} declined */
function toStep(writer, declined) {
  const { draft } = writer;
  const at = draft?.prompts.findIndex(({ kind }) => kind === 'commitment') ?? -1;
  declined();
  if (draft && at >= 0) writer.go(at - draft.at);
}

/** @param {Writer} writer @param {Draft} draft @param {DraftPrompt} prompt @param {unknown} value */
function foot(writer, draft, prompt, value) {
  const inWords = prompt.kind === 'text' || prompt.kind === 'commitment';
  const text = typeof value === 'string' ? value : '';
  return html`<div class="stack foot">
    <div class="row apart">
      ${inWords ? html`<speak-chip @heard=${(/** @type {CustomEvent} */ { detail }) => hear(writer, prompt, detail)}></speak-chip>` : nothing}
      <button type="button" class="chip" @click=${() => writer.pause()}>${icon('pause')}${gettext('Pause')}</button>
      ${writer.note && !writer.saidAnything ? html`<a class="chip" href="/later/#${writer.note}">${icon('bell')}${gettext('Not now')}</a>` : nothing}
      ${prompt.kind === 'text' && text.trim() ? markChip(writer, draft, text) : nothing}
    </div>
    <div class="row apart whole">
      ${draft.at > 0 ? html`<button type="button" class="button text" @click=${() => writer.go(-1)}>${gettext('Back')}</button>` : nothing}
      <button type="button" class="button text" @click=${() => writer.go(1)}>${gettext('Skip')}</button>
      <button type="button" class="button main" @click=${() => writer.next()}>${gettext('Next')}</button>
    </div>
    <div class="aside">
      ${writer.isHard ? nothing : html`<button type="button" class="button text" @click=${() => writer.hard()}>${gettext('This is getting hard')}</button>`}
      <button type="button" class="button text" @click=${() => writer.stopHere()}>${gettext('Stop here')}</button>
    </div></div>`;
}

/** @param {Writer} writer @param {Draft} draft @param {string} text */
function markChip(writer, draft, text) {
  const marked = Boolean(markIn(draft, text));
  const mark = () => writer.change(toggleMark(draft, text, writer.querySelector('textarea')));
  return html`<button type="button" class="chip" aria-pressed=${marked} @click=${mark}>${icon('insights')}${marked ? gettext('Marked') : gettext('Mark an insight')}</button>`;
}

/** The first hours: two buttons and one line. @param {Writer} writer @param {DraftPrompt} prompt */
function calmFoot(writer, prompt) {
  return html`<div class="stack foot">
    ${prompt.kind === 'text' ? html`<speak-chip large @heard=${(/** @type {CustomEvent} */ { detail }) => hear(writer, prompt, detail)}></speak-chip>` : nothing}
    <div class="row whole">
      <button type="button" class="button plain" @click=${() => writer.end({ share: false })}>${gettext('I’m done')}</button>
      <button type="button" class="button" @click=${() => writer.next()}>${gettext('Next')}</button>
    </div>
    <p class="small">${gettext('No driving. No big choices. Stay near your person.')}</p></div>`;
}

/** @param {Writer} writer @param {DraftPrompt} prompt @param {string} words */
function hear(writer, prompt, words) {
  const before = String(writer.draft?.answers[prompt.id] ?? '').trimEnd();
  writer.answer(prompt.id, before ? `${before} ${words}` : words);
}
