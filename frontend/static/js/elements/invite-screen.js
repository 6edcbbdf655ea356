import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { invitations, invite, pictureOf, withdrawInvitation } from '../journal/inviting.js';
import { myName } from '../journal/profile.js';
import { gettext, interpolate } from '../journal/texts.js';
import { Offline } from '../sync/api.js';
import { momentWithin, shortDay } from './pieces/when.js';
import { WordsScreen } from './words-screen.js';

/** @typedef {import('../journal/inviting.js').Invitation} Invitation */

/** `<invite-screen>`: a link and a QR code for one person, and the invitations that are still open. */
export class InviteScreen extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, made: { state: true }, picture: { state: true }, copied: { state: true } };

  constructor() {
    super();
    /** @type {(Invitation & {link: string}) | null} */
    this.made = null;
    this.picture = '';
    this.copied = false;
    this.name = '';
    this.offline = false;
    /** @type {Invitation[]} */
    this.invitations = [];
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.picture);
  }

  /** @override */
  async load() {
    this.name = await myName();
    try {
      this.invitations = await invitations();
      this.offline = false;
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      this.offline = true;
    }
  }

  /** @override */
  open() {
    return html`<header class="stack"><h1>${gettext('Invite someone')}</h1>
        <p>${gettext('One invitation is for one person. They open it on their own phone, join, and choose what you may read.')}</p>
        <p class="small">${interpolate(gettext('They will see you as %(name)s.'), { name: this.name || gettext('your therapist') })} <a href="/you/">${gettext('Change your name')}</a></p></header>
      ${this.offline ? html`<p class="notice">${gettext('You are offline. Invitations need a connection.')}</p>` : nothing}${this.problemLine()}
      ${this.made ? this.#made(this.made) : html`<p><button class="button" ?disabled=${this.busy || this.offline} @click=${() => this.attempt(() => this.#make())}>${gettext('Make an invitation')}</button></p>`}
      ${this.#waiting()}`;
  }

  /** @param {Invitation & {link: string}} invitation */
  #made({ link, expires_at }) {
    return html`<section class="sheet stack invitation">
      <h2>${gettext('Let them scan this')}</h2>
      ${this.picture ? html`<img class="qr" src=${this.picture} width="240" height="240" alt=${gettext('The invitation as a QR code')}>` : nothing}
      <p>${gettext('Or give them this link yourself. It is shown only now, and works once.')}</p>
      <p class="link" translate="no">${link}</p>
      <div class="row"><button class="button" @click=${() => this.#copy(link)}>${this.copied ? gettext('Copied') : gettext('Copy the link')}</button>
        <button class="button plain" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#make())}>${gettext('Make another')}</button></div>
      <p class="small">${interpolate(gettext('Good until %(day)s.'), { day: shortDay(new Date(expires_at), new Date()) })}
        ${gettext('The link carries the fingerprint of your key, so their phone knows that it is you.')}</p>
    </section>`;
  }

  #waiting() {
    const now = new Date();
    const open = this.invitations.filter(({ redeemed_at, withdrawn_at, expires_at }) => !redeemed_at && !withdrawn_at && new Date(expires_at) > now);
    if (!open.length) return nothing;
    return html`<section class="stack"><h2>${gettext('Not used yet')}</h2>${open.map(({ id, created_at, expires_at }) => html`<article class="row apart open-invitation">
      <span>${interpolate(gettext('Made %(when)s'), { when: momentWithin(created_at, now) })}<br><span class="small">${interpolate(gettext('Good until %(day)s.'), { day: shortDay(new Date(expires_at), now) })}</span></span>
      <button class="button plain" ?disabled=${this.busy} @click=${() => this.attempt(() => this.#withdraw(id))}>${gettext('Withdraw')}</button></article>`)}</section>`;
  }

  async #make() {
    this.made = await invite();
    this.copied = false;
    URL.revokeObjectURL(this.picture);
    this.picture = '';
    await this.refresh();
    this.picture = URL.createObjectURL(await pictureOf(this.made.link));
  }

  /** @param {string} id */
  async #withdraw(id) {
    await withdrawInvitation(id);
    if (this.made?.id === id) this.made = null;
    await this.refresh();
  }

  /** @param {string} link */
  async #copy(link) {
    await navigator.clipboard.writeText(link);
    this.copied = true;
  }
}

customElements.define('invite-screen', InviteScreen);
