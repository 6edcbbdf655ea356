import { html } from '../../vendor/lit@3.3.3/lit.js';
import { takeBack } from '../journal/sharing.js';
import { gettext, interpolate } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

/** `<take-back>`: stops one share, after saying once what that does and what it can't undo. Fires `taken`. */
export class TakeBack extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, share: { attribute: false }, name: { attribute: false }, asking: { state: true } };

  constructor() {
    super();
    this.share = '';
    this.name = '';
    this.asking = false;
  }

  /** @override */
  render() {
    if (!this.asking) {
      return html`<p><button class="button text" @click=${() => { this.asking = true; }}>${gettext('Stop sharing')}</button></p>`;
    }
    const limits = gettext(
      'Stop sharing? %(name)s will not be able to open it here any more. If they read, saved or printed it, or wrote about it in your record, that does not go away.',
    );
    return html`<div class="stack" role="group" aria-label=${gettext('Stop sharing?')}>
      <p>${interpolate(limits, { name: this.name })}</p>${this.problemLine()}
      <div class="row">
        <button class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#stop())}>${gettext('Stop sharing')}</button>
        <button class="button plain" @click=${() => { this.asking = false; }}>${gettext('Keep sharing')}</button>
      </div></div>`;
  }

  async #stop() {
    await takeBack(this.share);
    this.dispatchEvent(new CustomEvent('taken', { bubbles: true }));
  }
}

customElements.define('take-back', TakeBack);
