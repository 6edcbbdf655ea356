import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import { isUnlocked, Locked, onDesk } from '../journal/desk.js';
import { discardDraft } from '../journal/drafting.js';
import { finish } from '../journal/finishing.js';
import { gettext, interpolate } from '../journal/texts.js';
import { icon } from './icon.js';
import './save-state.js';
import { fetchFields } from './writing/answering.js';
import { closingPage, waitingPage } from './writing/before-and-after.js';
import { KeepingElement } from './writing/keeping-element.js';
import { openWriting } from './writing/opening.js';
import { savePlainCopy } from './writing/plain-copy.js';
import { questionPage } from './writing/question.js';
import { turnAfter } from './writing/rules.js';

/** @typedef {'opening'|'nobody'|'locked'|'gone'|'failed'|'prompt'|'paused'|'finish'|'closing'} Stage */

/** What only some stages need comes when they do. @type {Partial<Record<Stage, () => Promise<unknown>>>} */
const LATER = {
  finish: () => import('./finish-screen.js'),
  locked: () => import('./lock-gate.js'),
  paused: () => import('./grounding-steps.js'),
};
/** Where it can't be fetched now, writing goes first. */
const firstHours = () => import('./writing/first-hours.js').catch(() => null);
const HARD = 'hard-moments';
const CALM_GUIDE = 'right-after';

/** Writing, one question at a time. Nothing here blocks, counts or hurries; every question can be skipped, and one can stop anytime. */
export class GuideWriter extends KeepingElement {
  /** @override */
  static properties = {
    ...KeepingElement.properties,
    stage: { state: true },
    calm: { state: true },
    declined: { state: true },
    ended: { state: true },
  };

  constructor() {
    super();
    /** @type {Stage} */
    this.stage = 'opening';
    /** @type {import('../journal/guides.js').Guide | null} */
    this.guide = null;
    this.calm = false;
    /** Questions beside which an offer was turned down. @type {string[]} */
    this.declined = [];
    /** The note that led here and can be put off: 32 hex digits. */
    this.note = '';
    this.ended = { entry: '', locked: false, share: false, nothingKept: false };
    this.stopListening = () => {};
    this.undim = () => {};
    this.onHash = () => location.hash !== `#draft=${this.draft?.id}` && this.begin();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.onHash);
    this.stopListening = onDesk((event) => event === 'unlocked' && this.stage === 'locked' && this.begin());
    this.begin();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.onHash);
    this.stopListening();
    this.undim();
  }

  async begin() {
    this.stage = 'opening';
    this.note = /^#note=([0-9a-f]{32})$/.exec(location.hash)?.[1] ?? '';
    try {
      const opening = await openWriting(location.hash);
      if (opening.stage === 'nobody') return visit('/sign-in/', { replace: true });
      if (opening.stage === 'prompt') await this.take(opening);
      this.stage = opening.stage;
    } catch (error) {
      this.problem = error;
      this.stage = error instanceof Locked ? 'locked' : 'failed';
    }
  }

  /** @param {{draft: import('../journal/reflections.js').Draft, guide: import('../journal/guides.js').Guide}} opening */
  async take({ draft, guide }) {
    const early = guide.slug === CALM_GUIDE || isUnlocked() ? await firstHours() : null;
    this.guide = guide;
    this.calm = early !== null && (guide.slug === CALM_GUIDE || (await early.isFirstHours()));
    this.draft = early && this.calm ? { ...draft, prompts: early.calmPrompts(draft.prompts) } : draft;
    if (early && this.calm) this.undim = early.dim();
    await fetchFields(this.draft.prompts);
    if (Object.keys(draft.answers).length) void this.keep();
  }

  /** The question on the screen. */
  get prompt() {
    return this.draft?.prompts[this.draft.at];
  }

  /** To the next question, or where a pick leads instead. */
  next() {
    const { draft, prompt } = this;
    const turn = draft && prompt ? turnAfter(prompt, draft.answers[prompt.id]) : null;
    if (turn === 'ground') return this.pause();
    if (turn === 'help') return this.leave('/help/');
    if (turn === 'stop') return this.end({ share: false });
    return this.go(1);
  }

  /** @param {number} by questions */
  go(by) {
    if (!this.draft) return;
    const at = Math.max(0, this.draft.at + by);
    const past = at >= this.draft.prompts.length;
    if (past && this.calm) return this.end({ share: false });
    this.stage = past ? 'finish' : 'prompt';
    this.draft = { ...this.draft, at: past ? this.draft.prompts.length - 1 : at };
    if (Object.keys(this.draft.answers).length) void this.keep();
    scrollTo(0, 0);
  }

  /** Stopping is always fine: what was said is looked at once more, and kept. */
  stopHere() {
    this.stage = this.saidAnything ? 'finish' : this.stage;
    if (!this.saidAnything) return this.end({ share: false });
    return undefined;
  }

  pause() {
    this.stage = 'paused';
  }

  /** What was written is kept first. @param {string} address */
  async leave(address) {
    if (this.saidAnything) await this.keep();
    await visit(address);
  }

  get saidAnything() {
    return Object.values(this.draft?.answers ?? {}).some((value) => value !== '' && value !== null && value !== undefined);
  }

  /**
   * Finishes. With nothing said, nothing is kept.
   * @param {{share: boolean}} how
   */
  async end({ share }) {
    if (!this.draft) return;
    try {
      if (this.saidAnything) {
        const { id, state } = await finish(this.draft);
        /** The note that led here and can be put off: 32 hex digits. */
    this.note = '';
    this.ended = { entry: id, locked: state === 'locked', share: share && state !== 'locked', nothingKept: false };
      } else {
        await discardDraft(this.draft.id);
        /** The note that led here and can be put off: 32 hex digits. */
    this.note = '';
    this.ended = { entry: '', locked: false, share: false, nothingKept: true };
      }
      this.problem = null;
      this.draft = null;
      history.replaceState(history.state, '', location.pathname);
      this.stage = 'closing';
    } catch (error) {
      this.problem = error;
      this.saved = 'full';
    }
  }

  /** @override @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('stage')) void LATER[this.stage]?.();
  }

  /** @override */
  render() {
    return html`${this.bar()}${this.body()}`;
  }

  bar() {
    const keeps = this.draft && ['prompt', 'paused', 'finish'].includes(this.stage);
    return html`<header class="bar">
      ${this.calm || this.stage === 'closing' ? html`<span></span>` : html`<a class="round" href="/today/" aria-label=${gettext('Close')}>${icon('close')}</a>`}
      ${keeps && !this.calm ? html`<save-state of="draft" .state=${this.saved}></save-state>` : nothing}
      <a class="help" href="/help/">${icon('help')}${gettext('Help now')}</a>
    </header>`;
  }

  body() {
    const { draft, guide } = this;
    if (this.stage === 'prompt' && draft && this.prompt) return questionPage(this, draft, this.prompt);
    if (this.stage === 'paused') {
      return html`<div class="asked"><grounding-steps @grounded=${() => this.go(0)}></grounding-steps></div>
        <div class="foot"><button type="button" class="button wide" @click=${() => this.go(0)}>${gettext('Back to writing')}</button></div>`;
    }
    if (this.stage === 'finish' && draft) {
      return html`<finish-screen class="screen bare" .draft=${draft} .problem=${this.problem}
        @changed=${(/** @type {CustomEvent} */ { detail }) => this.change(detail)} @back=${() => this.go(0)}
        @save-plain=${() => savePlainCopy(draft)} @finish=${(/** @type {CustomEvent} */ { detail }) => this.end(detail)}></finish-screen>`;
    }
    if (this.stage === 'closing' && guide) return closingPage({ ...this.ended, closing: guide.closing, calm: this.calm });
    return waitingPage(this.stage, this.problem, () => this.begin());
  }

  /** @param {import('../journal/reflections.js').Draft} draft */
  change(draft) {
    this.draft = draft;
    void this.keep();
  }

  hard() {
    return this.leave(`/write/#guide=${HARD}`);
  }

  /** Is this already the guide for hard moments? */
  get isHard() {
    return this.guide?.slug === HARD;
  }

  /** What the arc says aloud. */
  get place() {
    const { draft } = this;
    return interpolate(gettext('Question %(at)s of %(all)s'), { at: (draft?.at ?? 0) + 1, all: draft?.prompts.length ?? 0 });
  }
}

customElements.define('guide-writer', GuideWriter);
