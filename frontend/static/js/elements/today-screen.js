import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { visit } from '../htmx/visiting.js';
import { isUnlocked, onDesk } from '../journal/desk.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { onSync } from '../sync/engine.js';
import { icon } from './icon.js';
import { LightElement } from './light-element.js';
import { sentenceFor } from './sentences.js';
import { dayLine } from './today/day-line.js';
import { gatherToday } from './today/gathering.js';
import { draftCards, waitingList } from './today/waiting-cards.js';

/** Where I am, one guide that fits, and what waits for me. Nothing else. */
export class TodayScreen extends LightElement {
  /** @override */
  static properties = { today: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {import('./today/gathering.js').Today | null} */
    this.today = null;
    this.problem = '';
    /** @type {(() => void)[]} */
    this.listening = [];
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const look = () => void this.look();
    this.listening = [onDesk(look), onSync(look)];
    look();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.listening) stop();
  }

  async look() {
    try {
      const today = await gatherToday(new Date());
      if (!today) return await visit('/sign-in/', { replace: true });
      this.today = today;
      this.problem = '';
    } catch (error) {
      this.problem = sentenceFor(error);
    }
    return undefined;
  }

  /** @override */
  render() {
    const { today } = this;
    if (this.problem) return html`<p role="alert">${this.problem}</p>${this.blankPage()}`;
    if (!today) return html`<div aria-busy="true"></div>`;
    const line = dayLine(today.phase);
    return html`
      <header class="stack">${line ? html`<p class="over">${line}</p>` : nothing}<h1>${gettext('What would you like to set down today?')}</h1></header>
      ${today.guide ? this.suggestion(today.guide) : this.blankPage()}
      ${draftCards(today)}
      ${isUnlocked() ? waitingList(today, new Date()) : this.unlock()}`;
  }

  /** @param {import('../journal/guides.js').Guide} guide */
  suggestion({ slug, title, summary, minutes }) {
    const about = ngettext('A guide for today, about %(minutes)s minute', 'A guide for today, about %(minutes)s minutes', minutes);
    return html`<article class="sheet stack">
      <p class="small">${interpolate(about, { minutes })}</p><h2>${title}</h2><p>${summary}</p>
      <div class="row"><a class="button" href=${`/write/#guide=${slug}`}>${gettext('Begin')}</a>
        <a class="button text" href="/guides/">${gettext('Choose another')}</a></div>
      ${slug === 'free-writing' ? nothing : html`<p><a class="small" href="/write/">${gettext('or just write')}</a></p>`}</article>`;
  }

  /** With no guide at hand one can always write. */
  blankPage() {
    return html`<article class="sheet stack"><h2>${gettext('A blank page')}</h2><p>${gettext('For anything at all.')}</p>
      <div class="row"><a class="button" href="/write/">${gettext('Write')}</a><a class="button text" href="/guides/">${gettext('Choose a guide')}</a></div></article>`;
  }

  unlock() {
    return html`<a class="sheet quiet row whole" href="/unlock/">${icon('lock')}<span class="stack tight"><strong>${gettext('Unlock')}</strong>
      <span class="small">${gettext('To read your journal. You can write without it.')}</span></span></a>`;
  }
}

customElements.define('today-screen', TodayScreen);
