import { html } from '../../vendor/lit@3.3.3/lit.js';
import { exportUnsaved } from '../journal/exporting.js';
import { signOut } from '../journal/signing-in.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { syncNow, syncState } from '../sync/engine.js';
import { dayOf, saveFile } from './save-file.js';
import { TryingElement } from './trying-element.js';

/** Signing out. While words are not backed up it says so, and offers to wait or to save them as a file first. */
export class SignOut extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, asking: { state: true }, saved: { state: true } };

  constructor() {
    super();
    this.asking = false;
    this.saved = false;
  }

  /** @override */
  render() {
    return html`${this.asking ? this.question() : this.door()}${this.problemLine()}`;
  }

  door() {
    return html`<button type="button" class="button plain wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.leave())}>
      ${this.busy ? gettext('One moment…') : gettext('Sign out')}
    </button>`;
  }

  question() {
    const { waiting } = syncState();
    const line = interpolate(
      ngettext('%(count)s piece of writing is only on this device.', '%(count)s pieces of writing are only on this device.', waiting),
      { count: waiting },
    );
    return html`
      <div class="notice warm" role="group" aria-label=${gettext('Not backed up yet')}>
        <h2>${gettext('Not backed up yet')}</h2>
        <p>${line} ${gettext('Wait until it is backed up, or save it as a file first. If you sign out now, it stays here, sealed, until you sign in again.')}</p>
        <button type="button" class="button wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.waitAndLeave())}>${gettext('Wait, then sign out')}</button>
        <button type="button" class="button plain wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.save())}>
          ${this.saved ? gettext('Saved. Save it again') : gettext('Save it as a file')}
        </button>
        <button type="button" class="button plain wide" ?disabled=${this.busy} @click=${() => this.attempt(() => this.goOut())}>${gettext('Sign out, keep it here')}</button>
        <button type="button" class="button text" @click=${() => { this.asking = false; }}>${gettext('Stay signed in')}</button>
      </div>`;
  }

  async leave() {
    await syncNow();
    if (syncState().waiting) this.asking = true;
    else await this.goOut();
  }

  async waitAndLeave() {
    await syncNow();
    if (syncState().waiting) throw Object.assign(new Error('still waiting'), { type: 'still-waiting' });
    await this.goOut();
  }

  async save() {
    saveFile(await exportUnsaved(), `afterword-unsaved-${dayOf(new Date())}.zip`);
    this.saved = true;
  }

  async goOut() {
    await signOut({ keepWords: syncState().waiting > 0 });
    // The whole document goes, and with it whatever this tab still remembered.
    location.replace('/');
  }
}

customElements.define('sign-out', SignOut);
