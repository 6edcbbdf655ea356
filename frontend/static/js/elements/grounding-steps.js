import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';

const steps = () => [
  gettext('Press your feet into the floor.'),
  gettext('Name five things you can see.'),
  gettext('Touch something cool or soft.'),
  gettext('Let your breath out longer than you breathe in, three times.'),
  gettext('Say today’s date and where you are.'),
];

/**
 * A pause: a slow circle to breathe with, five plain steps, and how it is after. Fires `grounded`; alone on its page
 * (`standalone`) it answers by itself.
 */
export class GroundingSteps extends LightElement {
  /** @override */
  static properties = { standalone: { type: Boolean }, answer: { state: true } };

  constructor() {
    super();
    this.standalone = false;
    /** @type {'' | 'same' | 'steadier'} */
    this.answer = '';
  }

  /** @override */
  render() {
    return html`<div class="stack loose">
      <header class="stack"><h1>${gettext('Take a moment here.')}</h1>
        <p class="hint">${gettext('Nothing to write. Nothing to get right.')}</p></header>
      <div class="breath" aria-hidden="true"><span></span></div>
      <ol class="steps words">${steps().map((step) => html`<li>${step}</li>`)}</ol>
      ${this.answer ? this.told() : this.question()}
    </div>`;
  }

  question() {
    return html`<div class="stack" role="group" aria-label=${gettext('How is it now?')}>
      <p>${gettext('How is it now?')}</p>
      <button type="button" class="button plain wide" @click=${() => this.end('steadier')}>${gettext('A bit steadier')}</button>
      <button type="button" class="button plain wide" @click=${() => this.end('same')}>${gettext('The same')}</button>
      <a class="button ember wide" href="/help/">${gettext('Worse')}</a>
    </div>`;
  }

  told() {
    const again = this.answer === 'same';
    return html`<div class="notice" role="status">
      <p>${again ? gettext('That is all right. Go through it once more, or be with someone for a while.') : gettext('Good. Stay as long as you like.')}</p>
      <div class="row"><a class="button" href="/today/">${gettext('Today')}</a>
        ${again ? html`<a class="button plain" href="/help/">${gettext('Help now')}</a>` : nothing}</div>
    </div>`;
  }

  /** @param {'same' | 'steadier'} how */
  end(how) {
    if (this.standalone) this.answer = how;
    this.dispatchEvent(new CustomEvent('grounded', { detail: how, bubbles: true }));
  }
}

customElements.define('grounding-steps', GroundingSteps);
