import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { pin } from '../journal/people.js';
import { gettext, interpolate } from '../journal/texts.js';
import { TryingElement } from './trying-element.js';

/** `<key-change .person>`: a person's key is not the one pinned here. Nothing goes to them until one agrees. Fires `agreed`. */
export class KeyChange extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, person: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../journal/people.js').Person | null} */
    this.person = null;
  }

  /** @override */
  render() {
    if (!this.person) return nothing;
    const { name } = this.person;
    const words = gettext('The key of %(name)s changed. That happens when they start anew, but it could also be someone else. Ask them, by phone or when you meet. Until you agree, nothing is sent to them and nothing of theirs is shown.');
    return html`<div class="notice warm stack" role="group"><p>${interpolate(words, { name: name || gettext('this person') })}</p>${this.problemLine()}
      <p><button class="button plain" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#agree())}>${gettext('I asked them. Use the new key')}</button></p></div>`;
  }

  async #agree() {
    if (!this.person?.changed) return;
    const { id, name, changed } = this.person;
    // Their profile was signed with the old key: the name they are known by stays.
    await pin({ id, name, keys: changed });
    this.dispatchEvent(new CustomEvent('agreed', { bubbles: true }));
  }
}

customElements.define('key-change', KeyChange);
