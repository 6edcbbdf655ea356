import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

/** Long enough that guessing through scrypt is hopeless; nothing else is asked of it. */
export const SHORTEST = 15;

/**
 * How good a new passphrase is, by its length alone.
 * @param {number} length in characters
 */
export function strengthOf(length) {
  if (length === 0) return '';
  if (length < SHORTEST) {
    const more = SHORTEST - length;
    return interpolate(ngettext('%(count)s letter more', '%(count)s letters more', more), { count: more });
  }
  return length < 24 ? gettext('Good') : gettext('Very strong');
}

/**
 * Asks for a passphrase: a new one (`fresh`, measured by its length) or the one that opens.
 * Hands it to `use(text)` and fires `used` when that went well.
 */
export class PassphraseField extends TryingElement {
  /** @override */
  static properties = {
    ...TryingElement.properties,
    use: { attribute: false },
    label: { attribute: false },
    fresh: { type: Boolean },
    account: { attribute: false },
    length: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    /** @type {(text: string) => unknown} */
    this.use = () => {};
    this.label = '';
    this.fresh = false;
    /** Under which name a password manager keeps it. */
    this.account = '';
    this.length = 0;
    this.shown = false;
  }

  /** @override */
  render() {
    return html`
      <form class="stack loose" novalidate @submit=${this.submit}>
        <input class="unseen" name="username" autocomplete="username" .value=${this.account} readonly tabindex="-1" aria-hidden="true">
        <div class="stack">
          <label for="passphrase">${gettext('Passphrase')}</label>
          <span class="input-row">
            <input class="input" id="passphrase" name="passphrase" required autocapitalize="none" spellcheck="false"
              type=${this.shown ? 'text' : 'password'} autocomplete=${this.fresh ? 'new-password' : 'current-password'}
              aria-describedby="passphrase-strength" @input=${this.measure}>
            <button type="button" class="button text" aria-pressed=${this.shown} @click=${this.toggle}>
              ${this.shown ? gettext('Hide') : gettext('Show')}
            </button>
          </span>
          ${this.fresh ? this.meter() : nothing}
        </div>
        ${this.problemLine()}
        <button class="button wide" ?disabled=${this.busy || (this.fresh && this.length < SHORTEST)}>
          ${this.busy ? gettext('One moment…') : this.label || gettext('Open with this passphrase')}
        </button>
      </form>`;
  }

  meter() {
    return html`
      <meter class="strength" min="0" max="24" low=${SHORTEST} value=${Math.min(this.length, 24)} aria-hidden="true"></meter>
      <p class="small" id="passphrase-strength" role="status">${strengthOf(this.length)}</p>`;
  }

  toggle() {
    this.shown = !this.shown;
  }

  /** @param {InputEvent} event */
  measure(event) {
    this.length = [.../** @type {HTMLInputElement} */ (event.target).value].length;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('passphrase') ?? '');
    if (!typed || (this.fresh && [...typed].length < SHORTEST)) return;
    if (await this.attempt(() => this.use(typed))) this.dispatchEvent(new CustomEvent('used'));
  }
}

customElements.define('passphrase-field', PassphraseField);
