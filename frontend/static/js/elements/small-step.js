import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { settleCommitment } from '../journal/insights.js';
import { gettext, interpolate } from '../journal/texts.js';
import { dayFrom, longDay } from './pieces/when.js';
import { TryingElement } from './trying-element.js';

/** @typedef {import('../journal/insights.js').Settled} Settled */

/** How a step can go, in order; none is better. @returns {[Settled, string][]} */
const OUTCOMES = () => [
  ['did-it', gettext('Did it')],
  ['part-of-it', gettext('Part of it')],
  ['not-this-time', gettext('Not this time')],
  ['changed-my-mind', gettext('Changed my mind')],
];

/** `<small-step .step>`: something I picked to do, and how it went. */
export class SmallStep extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, step: { attribute: false }, asking: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/insights.js').Commitment | null} */
    this.step = null;
    this.asking = false;
  }

  /** @override */
  render() {
    const { step } = this;
    if (!step) return nothing;
    const outcome = OUTCOMES().find(([name]) => name === step.settled?.how)?.[1];
    return html`<article class="step stack tight"><p class="words">${step.text}</p>
      ${step.day ? html`<p class="small">${longDay(dayFrom(step.day), new Date())}</p>` : nothing}${this.problemLine()}
      ${outcome ? html`<p><span class="tag">${outcome}</span></p>` : this.#ask(step)}</article>`;
  }

  /** @param {import('../journal/insights.js').Commitment} step */
  #ask(step) {
    if (!this.asking) return html`<p><button class="button plain" @click=${() => { this.asking = true; }}>${gettext('How did it go?')}</button></p>`;
    return html`<div class="row" role="group" aria-label=${interpolate(gettext('How did it go: %(step)s'), { step: step.text })}>${OUTCOMES().map(([name, label]) => html`<button
      type="button" class="chip" ?disabled=${this.busy} @click=${() => this.attempt(() => settleCommitment(step.id, name))}>${label}</button>`)}</div>`;
  }
}

customElements.define('small-step', SmallStep);
