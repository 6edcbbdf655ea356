import { flushDrafts, saveDraft } from '../../journal/drafting.js';
import { FullError } from '../../store/errors.js';
import { LightElement } from '../light-element.js';

/** @typedef {import('../../journal/reflections.js').Draft} Draft */

/** From this many milliseconds on, a save that is under way is not called saved any more. */
const SLOW = 400;

/** An element with a draft in its hands: every change is sealed and kept at once, and a failure leaves the words on the screen. */
export class KeepingElement extends LightElement {
  /** @override */
  static properties = { draft: { state: true }, saved: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Draft | null} */
    this.draft = null;
    this.saved = 'new';
    /** @type {unknown} */
    this.problem = null;
    this.onHide = () => void flushDrafts();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('pagehide', this.onHide);
    document.addEventListener('visibilitychange', this.onHide);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.onHide);
    document.removeEventListener('visibilitychange', this.onHide);
    void flushDrafts();
  }

  /** Is what stopped the saving a full device? */
  get full() {
    return this.problem instanceof FullError;
  }

  /**
   * Keeps the draft as it is now. Never throws: what went wrong is `problem`, and the next change tries again.
   * @returns {Promise<boolean>} whether it is on the disk
   */
  async keep() {
    const { draft } = this;
    if (!draft) return false;
    this.ariaBusy = 'true';
    const slow = setTimeout(() => {
      this.saved = 'new';
    }, SLOW);
    try {
      const kept = await saveDraft(draft);
      this.saved = 'here';
      this.problem = null;
      this.nameInAddress(kept.id);
      return true;
    } catch (error) {
      this.saved = 'full';
      this.problem = error;
      return false;
    } finally {
      clearTimeout(slow);
      if (draft === this.draft || !this.draft) this.ariaBusy = 'false';
    }
  }

  /** The draft's id stands in the fragment, so that a killed tab comes back to it. @param {string} id */
  nameInAddress(id) {
    const fragment = `#draft=${id}`;
    if (this.isConnected && location.pathname === '/write/' && location.hash !== fragment) {
      history.replaceState(history.state, '', fragment);
    }
  }

  /** @param {string} prompt @param {unknown} value */
  answer(prompt, value) {
    if (!this.draft) return;
    const { [prompt]: _before, ...rest } = this.draft.answers;
    this.draft = { ...this.draft, answers: value === undefined ? rest : { ...rest, [prompt]: value } };
    void this.keep();
  }
}
