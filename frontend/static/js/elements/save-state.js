import { html } from '../../vendor/lit@3.3.3/lit.js';
import { gettext } from '../journal/texts.js';
import { onSync, syncState } from '../sync/engine.js';
import { LightElement } from './light-element.js';

/** @typedef {'here'|'full'|'backed-up'|'waiting'|'offline'|'signed-out'|'locked'} Saved */

const FIRST_STEPS = 'new';

/**
 * Says quietly where the words are. `of="draft"`: words on their way, which never leave this phone, told by whoever
 * saves them through `state`. Otherwise what was finished, told by the sync.
 */
export class SaveState extends LightElement {
  /** @override */
  static properties = { of: {}, state: {} };

  constructor() {
    super();
    this.of = 'entry';
    /** @type {string} */
    this.state = FIRST_STEPS;
    this.stop = () => {};
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    if (this.of === 'draft') return;
    this.state = syncState().state;
    this.stop = onSync(({ state }) => {
      this.state = state;
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  /** @override */
  render() {
    return html`<span class="state ${css(this.state)}" role="status">${sentence(this.state)}</span>`;
  }
}

/** @param {string} state */
function css(state) {
  if (state === 'backed-up') return '';
  return state === 'full' ? 'full' : 'here';
}

/** @param {string} state */
function sentence(state) {
  if (state === FIRST_STEPS) return gettext('Kept as you write');
  if (state === 'backed-up') return gettext('Backed up');
  if (state === 'full') return gettext('Not saved');
  return gettext('Saved on this phone');
}

customElements.define('save-state', SaveState);
