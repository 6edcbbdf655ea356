import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { laterChoices, putOff } from '../journal/answering-notes.js';
import { gettext, interpolate } from '../journal/texts.js';
import { icon } from './icon.js';
import { TryingElement } from './trying-element.js';

const NOTE = /^#([0-9a-f]{32})$/;
const names = () => ({ hour: gettext('In an hour'), evening: gettext('This evening'), tomorrow: gettext('Tomorrow') });

/** "When?": puts off the note that stands in the address's fragment. Needs no key and no network. */
export class LaterChoice extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, note: { state: true }, chosen: { state: true }, became: { state: true } };

  constructor() {
    super();
    this.note = '';
    /** @type {Date | null} */
    this.chosen = null;
    /** @type {'sent' | 'waiting' | 'refused' | ''} */
    this.became = '';
    this.readAgain = () => this.read();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.readAgain);
    this.read();
  }

  /** @override */
  disconnectedCallback() {
    removeEventListener('hashchange', this.readAgain);
    super.disconnectedCallback();
  }

  read() {
    this.note = NOTE.exec(location.hash)?.[1] ?? '';
    this.chosen = null;
    this.became = '';
  }

  /** @override */
  render() {
    return html`<div class="stack loose">
      ${this.chosen ? this.told(this.chosen) : this.question()}
      ${this.problemLine()}
      <p><a class="button ${this.chosen ? '' : 'plain'} wide" href="/write/">${icon('pen')}${gettext('Write')}</a></p>
    </div>`;
  }

  question() {
    if (!this.note) return html`<h1>${gettext('There is nothing to put off here.')}</h1>`;
    return html`
      <header class="stack"><h1>${gettext('When?')}</h1><p>${gettext('The note goes away now and comes again then.')}</p></header>
      <div class="stack later-times">${laterChoices(new Date()).map(({ choice, at }) => html`
        <button type="button" class="button plain wide large" ?disabled=${this.busy} @click=${() => this.choose(at)}>
          <span>${names()[choice]}</span><span class="small">${clock(at)}</span>
        </button>`)}</div>`;
  }

  /** @param {Date} at */
  told(at) {
    const refused = this.became === 'refused';
    return html`<header class="stack" role="status">
      <h1>${refused ? gettext('This note is too old to come again.') : comesAgain(at)}</h1>
      ${refused ? html`<p>${gettext('Your reminders go on as before.')}</p>` : nothing}
      ${this.became === 'waiting' ? html`<p>${gettext('There is no network now. This device tells our server as soon as it can.')}</p>` : nothing}
    </header>`;
  }

  /** @param {Date} at */
  choose(at) {
    return this.attempt(async () => {
      this.became = await putOff(this.note, at);
      this.chosen = at;
    });
  }
}

/** @param {Date} at */
function comesAgain(at) {
  const today = at.toDateString() === new Date().toDateString();
  const sentence = today ? gettext('It comes again at %(time)s.') : gettext('It comes again tomorrow at %(time)s.');
  return interpolate(sentence, { time: clock(at) });
}

/** @param {Date} at */
function clock(at) {
  return at.toLocaleTimeString(document.documentElement.lang, { hour: 'numeric', minute: '2-digit' });
}

customElements.define('later-choice', LaterChoice);
