import { html } from '../../vendor/lit@3.3.3/lit.js';
import { store } from '../journal/desk.js';
import { gettext } from '../journal/texts.js';
import { fact, setFact } from '../store/facts.js';
import { TryingElement } from './trying-element.js';

/** Has this person read and agreed to what sharing means, on this device? */
export async function agreed() {
  return Boolean(await fact(await store(), 'agreed-to-share'));
}

/** `<sharing-consent>`: what sharing is and is not, read once before the first share. Fires `agreed`. */
export class SharingConsent extends TryingElement {
  /** @override */
  render() {
    return html`<section class="stack loose">
      <h1>${gettext('Sharing is up to you')}</h1>
      <p>${gettext('Everything you write is private until you choose to share it. You can share one entry, one answer, or nothing.')}</p>
      <p>${gettext('Your therapist does not watch this app. They may read what you share before you meet, or not at all.')}</p>
      <p>${gettext('If you need help now:')} <a class="help" href="/help/">${gettext('Help now')}</a></p>
      <details><summary>${gettext('What they can’t see')}</summary>
        <p>${gettext('Drafts. Private entries. How many you have. Answers you did not tick. When or how often you write. Your steady plan, unless you share it. Anything you deleted.')}</p></details>
      <details><summary>${gettext('Limits of privacy')}</summary>
        <p>${gettext('If your therapist reads something that makes them worry about serious harm to you, a child or someone else, the law may ask them to act. Ask them how this works.')}</p></details>
      ${this.problemLine()}
      <div class="stack"><button class="button wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#agree())}>${gettext('I understand')}</button>
        <a class="button plain wide" href="/journal/">${gettext('Not now')}</a></div>
    </section>`;
  }

  async #agree() {
    await setFact(await store(), 'agreed-to-share', new Date().toISOString());
    this.dispatchEvent(new CustomEvent('agreed'));
  }
}

customElements.define('sharing-consent', SharingConsent);
