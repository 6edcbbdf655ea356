import { html, nothing } from '../../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../../journal/texts.js';
import { icon } from '../icon.js';
import { LightElement } from '../light-element.js';
import { canSpeakHere, listen } from './speaking.js';

/** Speaking instead of typing, where this device turns speech into text by itself; elsewhere it points to the keyboard's own. Fires `heard`. */
export class SpeakChip extends LightElement {
  /** @override */
  static properties = { large: { type: Boolean }, able: { state: true }, listening: { state: true } };

  constructor() {
    super();
    this.large = false;
    this.able = false;
    this.listening = false;
    this.stop = () => {};
  }

  /** @override */
  async connectedCallback() {
    super.connectedCallback();
    this.able = await canSpeakHere(document.documentElement.lang);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  /** @override */
  render() {
    if (!this.able) return this.large ? html`<p class="small keyboard-hint">${gettext('You can speak with the microphone of your keyboard.')}</p>` : nothing;
    const label = this.listening ? gettext('Stop listening') : this.large ? gettext('Speak instead') : gettext('Speak');
    const css = this.large ? 'button plain wide large' : 'chip';
    return html`<button type="button" class=${css} aria-pressed=${this.listening} @click=${() => this.toggle()}>${icon('mic')}${label}</button>`;
  }

  toggle() {
    if (this.listening) return this.stop();
    this.listening = true;
    const told = (/** @type {string} */ text) => this.dispatchEvent(new CustomEvent('heard', { detail: text, bubbles: true }));
    this.stop = listen(document.documentElement.lang, told, () => {
      this.listening = false;
    });
  }
}

customElements.define('speak-chip', SpeakChip);
