import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { ownText } from '../journal/own-notes.js';
import { gettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';

/** `<own-words reminder="uuid" text-key="…">`: on the page of reminders, what this device says in the person's own words. */
export class OwnWords extends LightElement {
  /** @override */
  static properties = { reminder: {}, textKey: { attribute: 'text-key' }, words: { state: true } };

  constructor() {
    super();
    this.reminder = '';
    this.textKey = '';
    /** Undefined while they are looked for. @type {string | null | undefined} */
    this.words = undefined;
    this.lookAgain = () => void this.look();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('own-text-kept', this.lookAgain);
    this.lookAgain();
  }

  /** @override */
  disconnectedCallback() {
    removeEventListener('own-text-kept', this.lookAgain);
    super.disconnectedCallback();
  }

  async look() {
    this.words = await ownText(this.reminder, this.textKey).catch(() => null);
  }

  /** @override */
  render() {
    if (this.words === undefined) return nothing;
    if (this.words) return html`<p class="words">${this.words}</p><p class="small">${gettext('Your own words, on this device only.')}</p>`;
    return html`<p>${gettext('Your own words, on the device where you wrote them.')}</p><p class="small">${gettext('This one shows “Your page is ready.” unless you write some here too.')}</p>`;
  }
}

customElements.define('own-words', OwnWords);
