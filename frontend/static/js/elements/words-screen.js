import { html } from '../../vendor/lit@3.3.3/lit.js';
import { isUnlocked, onDesk, whoIsHere } from '../journal/desk.js';
import { gettext } from '../journal/texts.js';
import { resume } from '../journal/waking.js';
import { onSync } from '../sync/engine.js';
import { sentenceFor } from './sentences.js';
import { TryingElement } from './trying-element.js';

/** How long a page that just loaded waits for a device that stays unlocked to open again, before it shows the lock. */
const PATIENCE = 3_000;

/** @type {Promise<unknown> | null} */
let reopening = null;

/** Once a page: later, locked is locked. */
export function reopened() {
  reopening ??= Promise.race([resume(), new Promise((done) => setTimeout(done, PATIENCE))]);
  return reopening;
}

/**
 * A screen made of opened words. It asks who is here, waits behind the lock, loads, and loads again whenever
 * words changed; locking takes its words off the page at once. A screen says `load()`, `forget()` and `open()`.
 */
export class WordsScreen extends TryingElement {
  /** @override */
  static properties = { ...TryingElement.properties, stage: { state: true } };

  constructor() {
    super();
    /** @type {'waiting'|'locked'|'open'|'failed'} */
    this.stage = 'waiting';
    /** @type {(() => void)[]} */
    this.listening = [];
    this.loading = Promise.resolve();
    this.again = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    const refresh = () => this.refresh();
    addEventListener('hashchange', refresh);
    this.listening = [onDesk(refresh), onSync(refresh), () => removeEventListener('hashchange', refresh)];
    this.refresh();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.listening) stop();
  }

  /** Loads once more; calls that come while it loads are answered by one more load. */
  refresh() {
    if (this.again) return this.loading;
    this.again = true;
    this.loading = this.loading.then(() => {
      this.again = false;
      return this.look();
    });
    return this.loading;
  }

  async look() {
    try {
      if (!(await whoIsHere())) return location.assign('/sign-in/');
      if (!isUnlocked()) await reopened();
      if (!isUnlocked()) {
        this.forget();
        await import('./lock-gate.js');
        this.stage = 'locked';
        return;
      }
      await this.load();
      this.stage = isUnlocked() ? 'open' : 'locked';
    } catch (error) {
      this.problem = sentenceFor(error);
      if (this.stage === 'waiting') this.stage = 'failed';
    } finally {
      this.requestUpdate();
    }
  }

  /** Reads what the screen shows. */
  async load() {}

  /** Lets go of every opened word. */
  forget() {}

  /** What the screen shows once loaded. @returns {unknown} */
  open() {
    return '';
  }

  /** @override */
  render() {
    if (this.stage === 'locked') return html`<lock-gate></lock-gate>`;
    if (this.stage === 'open') return this.open();
    if (this.stage === 'failed') {
      return html`${this.problemLine()}
        <button class="button plain" @click=${() => this.refresh()}>${gettext('Try again')}</button>`;
    }
    return html`<p class="small" role="status">${gettext('Opening your words…')}</p>`;
  }
}
