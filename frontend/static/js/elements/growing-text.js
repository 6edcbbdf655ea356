import { html } from '../../vendor/lit@3.3.3/lit.js';
import { LightElement } from './light-element.js';

/** A field for words that grows with them. The browser is asked to keep no copy of its own. Fires `words` with the text. */
export class GrowingText extends LightElement {
  /** @override */
  static properties = { value: {}, label: {}, hint: {}, plain: { type: Boolean }, lines: { type: Number } };

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.hint = '';
    this.plain = false;
    this.lines = 5;
  }

  /** The field itself, for its selection. @returns {HTMLTextAreaElement | null} */
  get field() {
    return this.querySelector('textarea');
  }

  /** @override */
  render() {
    return html`<textarea class="field words" rows=${this.lines} aria-label=${this.label} placeholder=${this.hint} .value=${this.value}
      autocomplete="off" autocapitalize="sentences" spellcheck=${this.plain ? 'false' : 'true'} enterkeyhint="enter"
      @input=${() => this.tell()}></textarea>`;
  }

  /** @override */
  updated() {
    this.grow();
  }

  tell() {
    this.value = this.field?.value ?? '';
    this.grow();
    this.dispatchEvent(new CustomEvent('words', { detail: this.value, bubbles: true }));
  }

  grow() {
    const { field } = this;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight}px`;
  }
}

customElements.define('growing-text', GrowingText);
