import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { icon } from './icon.js';
import { LightElement } from './light-element.js';
import './unlock-form.js';

/**
 * Stands where words would be while the journal is locked. Writing and help stay open.
 * It fires nothing of its own: the desk tells everyone once it is unlocked.
 */
export class LockGate extends LightElement {
  /** @override */
  render() {
    return html`
      <section class="lock-gate sheet stack loose" aria-labelledby="lock-gate-title">
        <header class="stack">
          ${icon('lock')}
          <h2 id="lock-gate-title">${gettext('Your words are locked')}</h2>
          <p>${gettext('They are on this device, sealed. Unlock to read them.')}</p>
        </header>
        <unlock-form></unlock-form>
        ${document.documentElement.dataset.role === 'therapist' ? nothing : html`<p><a class="button text" href="/write/">${gettext('Write without unlocking')}</a></p>`}
      </section>`;
  }
}

customElements.define('lock-gate', LockGate);
