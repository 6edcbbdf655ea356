import { LitElement } from '../../vendor/lit@3.3.3/lit.js';

/** A lit element in the light DOM, so that the page's tokens and layers apply. It takes the place of what the shell laid inside it. */
export class LightElement extends LitElement {
  /** @override */
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }
}
