import { html } from '../../vendor/lit@3.3.3/lit.js';
import { endRelationship } from '../journal/people.js';
import { gettext, interpolate } from '../journal/texts.js';
import { syncNow } from '../sync/engine.js';
import { TryingElement } from './trying-element.js';

/** `<care-end .person .name>`: ends the link between two people, after saying once what stops. Fires `ended`. */
export class CareEnd extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, person: { attribute: false }, name: { attribute: false }, asking: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/people.js').Person | null} */
    this.person = null;
    this.name = '';
    this.asking = false;
  }

  /** @override */
  render() {
    const { name } = this;
    if (!this.asking) {
      return html`<p><button class="button text" @click=${() => { this.asking = true; }}>${interpolate(gettext('End the link with %(name)s'), { name })}</button></p>`;
    }
    return html`<div class="stack" role="group" aria-label=${gettext('End this link?')}>
      <p>${this.#words()}</p>${this.problemLine()}
      <div class="row"><button class="button" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#end())}>${gettext('End the link')}</button>
        <button class="button plain" @click=${() => { this.asking = false; }}>${gettext('Keep it')}</button></div></div>`;
  }

  #words() {
    const { name, person } = this;
    if (person?.role === 'therapist') {
      return interpolate(gettext('All sharing with %(name)s stops, and their answers to you go away. Your writing stays yours. To link again you need a new invitation.'), { name });
    }
    return interpolate(gettext('You can no longer read what %(name)s shared, and your answers to them go away. Their writing stays theirs.'), { name });
  }

  async #end() {
    if (this.person) await endRelationship(this.person.relationship);
    // What stops with it comes with the next pass.
    await syncNow();
    this.dispatchEvent(new CustomEvent('ended', { bubbles: true }));
  }
}

customElements.define('care-end', CareEnd);
