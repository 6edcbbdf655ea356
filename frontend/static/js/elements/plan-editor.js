import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { keepPlainPlan, plainPlan, plan, savePlan } from '../journal/plan.js';
import { sessions } from '../journal/sessions.js';
import { gettext } from '../journal/texts.js';
import { planZones } from './pieces/plan-zones.js';
import { canWait } from './pieces/waiting.js';
import './plan-list.js';
import { sentenceFor } from './sentences.js';
import { WordsScreen } from './words-screen.js';

const PAUSE = 1_200;

/** "My steady plan": saved, sealed, as it is written; with a plain copy on this device only for those who want one. */
export class PlanEditor extends WordsScreen {
  /** @override */
  static properties = { ...WordsScreen.properties, plan: { state: true }, plain: { state: true }, saved: { state: true } };

  constructor() {
    super();
    /** @type {import('../journal/plan.js').Plan | null} */
    this.plan = null;
    this.plain = false;
    this.waits = false;
    /** @type {''|'saving'|'here'} */
    this.saved = '';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.saving = Promise.resolve();
    this.keep = () => this.saveNow();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('pagehide', this.keep);
    document.addEventListener('visibilitychange', this.keep);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.keep);
    document.removeEventListener('visibilitychange', this.keep);
    this.saveNow();
  }

  /** @override */
  async load() {
    // What is being typed is newer than what was saved.
    if (this.timer || this.contains(document.activeElement)) return;
    this.plan = await plan();
    this.plain = (await plainPlan()) !== null;
    this.waits = canWait(await sessions(), new Date());
  }

  /** @override */
  forget() {
    this.plan = null;
  }

  /** @override */
  open() {
    return html`
      <header class="stack">
        <h1>${gettext('My steady plan')}</h1>
        <p>${gettext('A few lines for the days that are hard, in your own words. Fill in what helps and leave the rest. It opens from Help now.')}</p>
        <p class="small no-print">${gettext('Only you can read it, unless you share it. It is best made together with your therapist.')}</p>
      </header>
      ${this.waits ? html`<p class="notice">${gettext('Today is a session day. Changing your plan can wait until tomorrow.')}</p>` : nothing}
      <p class="state no-print ${this.saved === 'here' ? 'here' : ''}" role="status">${this.savedLine()}</p>
      ${this.problemLine()}
      ${planZones().map((zone) => this.zone(zone))}
      <label class="sheet switch no-print">
        <span class="stack tight"><strong>${gettext('Show it in Help now even while locked')}</strong>
          <span class="small">${gettext('A plain copy stays on this device. Whoever has the device open could read it.')}</span></span>
        <input type="checkbox" .checked=${this.plain} @change=${this.choosePlain}>
      </label>
      <p class="no-print"><button type="button" class="button plain wide" @click=${() => window.print()}>${gettext('Print')}</button></p>`;
  }

  /** @param {ReturnType<typeof planZones>[number]} zone */
  zone({ title, lists }) {
    return html`<section class="stack loose" aria-label=${title}>
      <h2 class="over">${title}</h2>
      ${lists.map((list) => html`<plan-list .list=${list} .lines=${this.plan?.[list.name] ?? []} ?inert=${this.waits} @changed=${this.changed}></plan-list>`)}
    </section>`;
  }

  savedLine() {
    if (this.saved === 'saving') return gettext('Saving…');
    return this.saved ? gettext('Saved on this device') : gettext('Saved as you write');
  }

  /** @param {CustomEvent} event */
  changed({ detail: { name, lines } }) {
    if (!this.plan) return;
    this.plan = { ...this.plan, [name]: lines };
    this.saved = 'saving';
    clearTimeout(this.timer);
    this.timer = setTimeout(this.keep, PAUSE);
  }

  /** Each save waits for the one before, so that an older state never comes last. */
  saveNow() {
    if (!this.timer || !this.plan) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const written = this.plan;
    this.saving = this.saving.then(() => savePlan(written)).then(
      () => this.settled(),
      (error) => this.failed(error),
    );
  }

  settled() {
    this.saved = this.timer ? 'saving' : 'here';
    this.problem = '';
  }

  /** @param {unknown} error */
  failed(error) {
    this.problem = sentenceFor(error);
    this.saved = '';
    if (this.isConnected) this.timer ??= setTimeout(this.keep, PAUSE);
  }

  /** @param {Event} event */
  async choosePlain(event) {
    const wanted = /** @type {HTMLInputElement} */ (event.target).checked;
    await this.attempt(() => keepPlainPlan(wanted ? this.plan : null));
    this.plain = (await plainPlan()) !== null;
  }
}

customElements.define('plan-editor', PlanEditor);
