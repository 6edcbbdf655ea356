import { html, nothing } from '../../vendor/lit@3.3.3/lit.js';
import { LightElement } from './light-element.js';
import { sentenceFor } from './sentences.js';

/** An element that tries one thing at a time: `busy` while it runs, `problem` a plain sentence when it failed. */
export class TryingElement extends LightElement {
  /** @override */
  static properties = { busy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.problem = '';
  }

  /**
   * Runs `work` unless something runs already. What was typed stays where it is when it fails.
   * @param {() => Promise<unknown> | unknown} work
   * @returns {Promise<boolean>} whether it went well
   */
  async attempt(work) {
    if (this.busy) return false;
    this.busy = true;
    this.problem = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.problem = sentenceFor(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The sentence, in a region that screen readers speak when it fills. */
  problemLine() {
    return html`<div role="alert">${this.problem ? html`<p class="wrong">${this.problem}</p>` : nothing}</div>`;
  }
}
