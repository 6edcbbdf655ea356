import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { guides } from '../journal/guides.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { LightElement } from './light-element.js';

const phases = () => [
  ['preparation', gettext('Before a session')],
  ['first-day', gettext('The first day')],
  ['first-week', gettext('The first week')],
  ['ongoing', gettext('Later on')],
  ['anytime', gettext('Any time')],
];

/** The whole library, by when each guide helps most. Any of them may be taken on any day. */
export class GuideList extends LightElement {
  /** @override */
  static properties = { guides: { state: true }, missing: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/guides.js').Guide[]} */
    this.guides = [];
    this.missing = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    try {
      this.guides = await guides();
    } catch {
      this.missing = true;
    }
  }

  /** @override */
  render() {
    return html`<header class="stack"><h1>${gettext('Choose a guide')}</h1>
        <p class="hint">${gettext('Each asks one thing at a time. You can skip any question and stop anytime.')}</p></header>
      <a class="button plain wide" href="/write/">${gettext('Just write')}</a>
      ${this.missing ? html`<p class="notice" role="status">${gettext('The guides come with the network, once. A blank page is always here.')}</p>` : nothing}
      ${phases().map(([phase, label]) => this.group(phase, label))}`;
  }

  /** @param {string} phase @param {string} label */
  group(phase, label) {
    const some = this.guides.filter((guide) => guide.phase === phase);
    if (!some.length) return nothing;
    return html`<section class="stack"><h2>${label}</h2><nav class="list sheet" aria-label=${label}>${some.map((guide) => this.line(guide))}</nav></section>`;
  }

  /** @param {import('../journal/guides.js').Guide} guide */
  line({ slug, title, summary, minutes }) {
    const time = interpolate(ngettext('about %(minutes)s minute', 'about %(minutes)s minutes', minutes), { minutes });
    return html`<a href=${`/write/#guide=${slug}`}><span class="stack tight"><strong>${title}</strong><span>${summary}</span><span class="small">${time}</span></span></a>`;
  }
}

customElements.define('guide-list', GuideList);
