import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { isUnlocked, onDesk } from '../journal/desk.js';
import { purposeOf } from '../journal/own-times.js';
import { gettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';

/** What this device made a time for, by its purpose. @type {Record<string, () => string>} */
const WORDS = {
  letter: () => gettext('Made by this device: a letter that you wanted to read again.'),
  'recovery-check': () => gettext('Made by this device: to see that your recovery code still opens.'),
};

/** `<whose-time reminder="uuid">`: on the page of reminders, what the server can't say. Nothing for a reminder of another sort. */
export class WhoseTime extends LightElement {
  /** @override */
  static properties = { reminder: {}, words: { state: true } };

  constructor() {
    super();
    this.reminder = '';
    this.words = '';
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk((event) => event !== 'changed' && void this.look());
    void this.look();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  async look() {
    const purpose = isUnlocked() ? await purposeOf(this.reminder).catch(() => '') : '';
    this.words = WORDS[purpose]?.() ?? '';
  }

  /** @override */
  render() {
    return this.words ? html`<p class="small">${this.words}</p>` : nothing;
  }
}

customElements.define('whose-time', WhoseTime);
