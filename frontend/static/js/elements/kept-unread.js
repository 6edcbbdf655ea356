import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { unreadable } from '../journal/reflections.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { whyUnreadable } from './pieces/standing.js';
import { WordsScreen } from './words-screen.js';

/** `<kept-unread>`: documents that are kept but can't be opened here, each with its reason. Nothing is ever deleted for it. */
export class KeptUnread extends WordsScreen {
  constructor() {
    super();
    this.forget();
  }

  /** @override */
  async load() {
    this.kept = await unreadable();
  }

  /** @override */
  forget() {
    /** @type {Awaited<ReturnType<typeof unreadable>>} */
    this.kept = [];
  }

  /** @override */
  render() {
    const count = this.kept.length;
    if (!count) return nothing;
    return html`<details class="sheet quiet kept"><summary>${interpolate(ngettext('%(count)s is kept, but can’t be opened here', '%(count)s are kept, but can’t be opened here', count), { count })}</summary>
      <p>${gettext('Nothing was deleted. The sealed files stay on this device and in your export.')}</p>
      <ul>${this.kept.map(({ code }) => html`<li>${whyUnreadable(code)}</li>`)}</ul></details>`;
  }
}

customElements.define('kept-unread', KeptUnread);
