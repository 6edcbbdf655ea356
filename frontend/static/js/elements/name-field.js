import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

/** Asks for the name that other people will see, and hands it to `use(name)`. */
export class NameField extends TryingElement {
  /** @override */
  static properties = {
    ...TryingElement.properties,
    use: { attribute: false },
    name: { attribute: false },
    example: { attribute: false },
    label: { attribute: false },
  };

  constructor() {
    super();
    /** @type {(name: string) => unknown} */
    this.use = () => {};
    this.name = this.example = this.label = '';
  }

  /** @override */
  render() {
    return html`
      <form class="stack loose" novalidate @submit=${this.submit}>
        <label class="stack">
          <span>${gettext('Name')}</span>
          <input class="input" name="name" required maxlength="60" autocomplete="off" spellcheck="false"
            placeholder=${this.example} .value=${this.name}>
        </label>
        ${this.problemLine()}
        <button class="button wide" ?disabled=${this.busy}>${this.label || gettext('Go on')}</button>
      </form>`;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('name') ?? '').trim();
    if (!name) {
      this.problem = gettext('Write a name first.');
      return;
    }
    if (await this.attempt(() => this.use(name))) this.dispatchEvent(new CustomEvent('used'));
  }
}

customElements.define('name-field', NameField);
