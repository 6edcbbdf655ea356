import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { reply } from '../journal/inbox.js';
import { gettext, interpolate } from '../journal/texts.js';
import { dropUnsent, keepUnsent, unsent } from '../journal/unsent.js';
import { sentenceFor } from './sentences.js';
import { TryingElement } from './trying-element.js';

/** `<reply-box .share .name>`: an answer under what was shared; only the two can read it. What is typed survives a closed tab. Fires `sent`. */
export class ReplyBox extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, share: { attribute: false }, name: { attribute: false }, words: { state: true }, sent: { state: true } };

  constructor() {
    super();
    this.share = '';
    this.name = '';
    this.words = '';
    this.sent = false;
  }

  /** @override @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('share')) return;
    Object.assign(this, { words: '', sent: false });
    this.#recall(this.share);
  }

  /** @param {string} share */
  async #recall(share) {
    const words = await unsent(`reply ${share}`);
    if (share === this.share && !this.words) this.words = words ?? '';
  }

  /** @override */
  render() {
    return html`<form class="reply-box stack" autocomplete="off" @submit=${this.#send}>
      <label class="stack tight"><span class="small">${interpolate(gettext('Write a reply to %(name)s. Only the two of you can read it.'), { name: this.name })}</span>
        <textarea class="input words" rows="3" autocomplete="off" .value=${this.words}
          @input=${this.#write}></textarea></label>
      ${this.problemLine()}
      <div class="row apart"><span class="small" role="status">${this.sent ? gettext('Sent. It is kept here, and goes up when you are online.') : nothing}</span>
        <button class="button" ?disabled=${this.busy || !this.words.trim()}>${gettext('Send')}</button></div>
    </form>`;
  }

  /** @param {InputEvent & {target: HTMLTextAreaElement}} event */
  async #write({ target }) {
    this.words = target.value;
    await keepUnsent(`reply ${this.share}`, this.words).catch((error) => { this.problem = sentenceFor(error); });
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!words || !(await this.attempt(() => reply(this.share, words)))) return;
    await dropUnsent(`reply ${this.share}`);
    this.words = '';
    this.sent = true;
    this.dispatchEvent(new CustomEvent('sent'));
  }
}

customElements.define('reply-box', ReplyBox);
