import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { grouped, readRecoveryCode } from '../sealing/recovery.js';
import { TryingElement } from './trying-element.js';

/**
 * Asks for a recovery code, in any spelling, and hands it to `use(text)`.
 * Fires `used` when that went well; a code that does not fit stays in the field.
 */
export class RecoveryField extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, use: { attribute: false }, label: { attribute: false } };

  constructor() {
    super();
    /** @type {(text: string) => unknown} */
    this.use = () => {};
    this.label = '';
  }

  /** @override */
  render() {
    return html`
      <form class="stack loose" novalidate @submit=${this.submit}>
        <label class="stack">
          <span>${gettext('Recovery code')}</span>
          <textarea class="input code-input" name="code" rows="3" required autocomplete="off" autocapitalize="characters"
            spellcheck="false" maxlength="120" placeholder="XXXX-XXXX-…" @input=${tidy} @keydown=${this.submitOnEnter}></textarea>
        </label>
        ${this.problemLine()}
        <button class="button wide" ?disabled=${this.busy}>${this.label || gettext('Open with this code')}</button>
      </form>`;
  }

  /** @param {KeyboardEvent} event */
  submitOnEnter(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    /** @type {HTMLTextAreaElement} */ (event.target).form?.requestSubmit();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('code') ?? '');
    if (await this.attempt(() => this.use(typed))) this.dispatchEvent(new CustomEvent('used'));
  }
}

/** A whole code is shown in its groups, as it stands on paper; anything else stays as it was typed. @param {InputEvent} event */
function tidy(event) {
  const field = /** @type {HTMLTextAreaElement} */ (event.target);
  try {
    field.value = grouped(readRecoveryCode(field.value));
  } catch {
    // Not whole yet.
  }
}

customElements.define('recovery-field', RecoveryField);
