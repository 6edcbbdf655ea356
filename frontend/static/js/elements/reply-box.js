import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { reply } from '../journal/inbox.js';
import { gettext, interpolate } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

/** `<reply-box .share .name>`: an answer under what was shared; only the two can read it. Fires `sent`. */
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
    if (changed.has('share')) Object.assign(this, { words: '', sent: false });
  }

  /** @override */
  render() {
    return html`<form class="reply-box stack" autocomplete="off" @submit=${this.#send}>
      <label class="stack tight"><span class="small">${interpolate(gettext('Write a reply to %(name)s. Only the two of you can read it.'), { name: this.name })}</span>
        <textarea class="input words" rows="3" autocomplete="off" .value=${this.words}
          @input=${(/** @type {InputEvent & {target: HTMLTextAreaElement}} */ event) => { this.words = event.target.value; }}></textarea></label>
      ${this.problemLine()}
      <div class="row apart"><span class="small" role="status">${this.sent ? gettext('Sent. It is kept here, and goes up when you are online.') : nothing}</span>
        <button class="button" ?disabled=${this.busy || !this.words.trim()}>${gettext('Send')}</button></div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    const words = this.words.trim();
    if (!words || !(await this.attempt(() => reply(this.share, words)))) return;
    this.words = '';
    this.sent = true;
    this.dispatchEvent(new CustomEvent('sent'));
  }
}

customElements.define('reply-box', ReplyBox);
