import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { exportUnsaved } from '../journal/exporting.js';
import { signOut, unsavedCount } from '../journal/signing-in.js';
import { gettext, interpolate, ngettext } from '../journal/texts.js';
import { syncNow, syncState } from '../sync/engine.js';
import { dayOf, saveFile } from './save-file.js';
import { TryingElement } from './trying-element.js';

/** Signing out. While words are on this device only, it says so, and offers to wait or to save them as a file first. */
export class SignOut extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, asking: { state: true }, saved: { state: true } };

  constructor() {
    super();
    this.asking = false;
    this.saved = false;
    /** Pieces of writing that are on this device only. */
    this.unsaved = 0;
  }

  /** @override */
  render() {
    return html`${this.asking ? this.question() : this.door()}${this.problemLine()}`;
  }

  door() {
    return this.choice(gettext('Sign out'), () => this.leave());
  }

  question() {
    return html`
      <div class="notice warm" role="group" aria-labelledby="not-backed-up">
        <h2 id="not-backed-up" tabindex="-1">${gettext('Not backed up yet')}</h2>
        <p>${this.count()} ${gettext('If you sign out, it stays here, sealed, until you sign in again. You can save it as a file first.')}</p>
        ${syncState().waiting ? this.choice(gettext('Wait, then sign out'), () => this.waitAndLeave(), '') : nothing}
        ${this.choice(this.saved ? gettext('Saved. Save it again') : gettext('Save it as a file'), () => this.save())}
        ${this.choice(gettext('Sign out, keep it here'), () => this.goOut())}
        <button type="button" class="button text" @click=${() => { this.asking = false; }}>${gettext('Stay signed in')}</button>
      </div>`;
  }

  count() {
    const count = this.unsaved;
    return interpolate(ngettext('%(count)s piece of writing is only on this device.', '%(count)s pieces of writing are only on this device.', count), { count });
  }

  /** @param {string} label @param {() => Promise<void>} work */
  choice(label, work, style = 'plain') {
    return html`<button type="button" class="button wide ${style}" ?disabled=${this.busy} @click=${() => this.attempt(work)}>${label}</button>`;
  }

  async leave() {
    await this.look();
    if (!this.unsaved) return this.goOut();
    this.asking = true;
    await this.updateComplete;
    const title = this.querySelector('h2');
    title?.scrollIntoView({ block: 'center' });
    title?.focus({ preventScroll: true });
  }

  async waitAndLeave() {
    await this.look();
    if (syncState().waiting) throw Object.assign(new Error('Words still wait.'), { type: 'still-waiting' });
    await this.goOut();
  }

  async look() {
    await syncNow();
    this.unsaved = await unsavedCount();
  }

  async save() {
    saveFile(await exportUnsaved(), `afterword-unsaved-${dayOf(new Date())}.zip`);
    this.saved = true;
  }

  async goOut() {
    await signOut({ keepWords: this.unsaved > 0 });
    // The whole document goes, and with it whatever this tab still remembered.
    location.replace('/');
  }
}

customElements.define('sign-out', SignOut);
