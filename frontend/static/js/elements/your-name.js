import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { isUnlocked, onDesk } from '../journal/desk.js';
import { myName, setMyName } from '../journal/profile.js';
import { gettext } from '../journal/texts.js';
import './name-field.js';
import { TryingElement } from './trying-element.js';

/** The name that the people you share with see, and a way to change it. Shown only while unlocked. */
export class YourName extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, name: { state: true }, changing: { state: true } };

  constructor() {
    super();
    this.name = '';
    this.changing = false;
    /** @type {() => void} */
    this.stopListening = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stopListening = onDesk(() => this.look());
    this.look();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stopListening();
  }

  look() {
    return this.attempt(async () => {
      this.name = isUnlocked() ? ((await myName()) ?? '') : '';
    });
  }

  /** @override */
  render() {
    if (!isUnlocked()) return nothing;
    if (this.changing) return this.form();
    return html`<p class="row apart whole">
      <span class="stack tight">
        <span class="words">${this.name || gettext('No name yet')}</span>
        <span class="small">${gettext('Sealed. Only people you share with see it.')}</span>
      </span>
      <button type="button" class="button text" @click=${() => { this.changing = true; }}>${gettext('Change')}</button>
    </p>`;
  }

  form() {
    return html`<name-field class="sheet" .name=${this.name} .label=${gettext('Keep this name')}
      .use=${(/** @type {string} */ name) => setMyName(name)} @used=${this.kept}></name-field>`;
  }

  async kept() {
    this.changing = false;
    await this.look();
  }
}

customElements.define('your-name', YourName);
