import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { onDesk } from '../journal/desk.js';
import { gettext, interpolate } from '../journal/texts.js';
import { country, countryName, pickCountry } from './helping/country.js';
import { LINES, lineFor, message, telephone } from './helping/crisis-lines.js';
import { ownHelp, ownPlan, readablePlan } from './helping/own-help.js';
import { icon } from './icon.js';
import { LightElement } from './light-element.js';

/** Help, for anyone: signed out, offline, locked. Nobody is told that it was opened. */
export class HelpNow extends LightElement {
  /** @override */
  static properties = { country: { state: true }, plan: { state: true } };

  constructor() {
    super();
    this.country = country();
    /** @type {import('../journal/plan.js').Plan | null} */
    this.plan = null;
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk(() => void this.look());
    void this.look();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  async look() {
    this.plan = await readablePlan();
  }

  /** @override */
  render() {
    return html`
      <header class="stack"><h1>${gettext('You are not alone with this.')}</h1>
        <p>${gettext('This app is not watched by anyone. To reach a person now:')}</p></header>
      ${ownPlan(this.plan)} ${this.lines()} ${ownHelp(this.plan)}
      <p class="sheet quiet hint">${gettext('Had a dose in the last day? Stay with someone. Do not drive. Call your clinic, or the emergency number, for chest pain, trouble breathing, fainting, a fall, or if it is hard to wake you.')}</p>
      ${this.countries()}`;
  }

  lines() {
    const { service, call, text, chat, emergency } = lineFor(this.country);
    return html`<div class="stack">
      ${call.map((number, at) => this.callButton(number, at === 0, service))}
      ${text ? html`<a class="button plain wide text-line" href=${message(text)}>${text.words
        ? interpolate(gettext('Text %(words)s to %(number)s'), { words: text.words, number: text.to })
        : interpolate(gettext('Text %(number)s'), { number: text.to })}</a>` : nothing}
      ${chat ? html`<a class="button ${call.length ? 'text' : 'ember large'} wide" href=${chat} rel="noreferrer">${interpolate(gettext('Chat: %(site)s'), { site: new URL(chat).host })}</a>` : nothing}
      <p class="hint">${gettext('In danger right now?')} ${emergency.map(
        (number, at) => html`${at ? ` ${gettext('or')} ` : nothing}<a href=${telephone(number)}><strong>${interpolate(gettext('Call %(number)s'), { number })}</strong></a>`,
      )} ${gettext('or go to the nearest emergency room.')}</p></div>`;
  }

  /** @param {string} number @param {boolean} first @param {string} service */
  callButton(number, first, service) {
    const css = first ? 'button ember wide large' : 'button plain wide';
    return html`<a class=${css} href=${telephone(number)}>${first ? icon('phone') : nothing}${interpolate(gettext('Call %(number)s'), { number })}</a>
      ${first ? html`<p class="small">${service}</p>` : nothing}`;
  }

  countries() {
    const told = this.country ? interpolate(gettext('Numbers for %(country)s.'), { country: countryName(this.country) }) : '';
    const named = LINES.map(({ code }) => ({ code, name: countryName(code) })).sort((a, b) => a.name.localeCompare(b.name));
    return html`<label class="country small"><span>${told} ${gettext('Change country')}</span>
      <select class="input" autocomplete="off" @change=${(/** @type {Event} */ { target }) => this.pick(/** @type {HTMLSelectElement} */ (target).value)}>
        <option value="" ?selected=${!named.some(({ code }) => code === this.country)}>${gettext('Another country')}</option>
        ${named.map(({ code, name }) => html`<option value=${code} ?selected=${code === this.country}>${name}</option>`)}
      </select></label>`;
  }

  /** @param {string} code */
  pick(code) {
    pickCountry(code);
    this.country = code;
  }
}

customElements.define('help-now', HelpNow);
