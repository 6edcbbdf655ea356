import { keepOwnTextsOf } from '../journal/own-notes.js';

/** `<known-reminders ids="uuid uuid">`: those are all there are, so what this device keeps for any other can go. Shows nothing. */
export class KnownReminders extends HTMLElement {
  connectedCallback() {
    const ids = (this.getAttribute('ids') ?? '').split(' ').filter(Boolean);
    void keepOwnTextsOf(ids).catch(() => undefined);
  }
}

customElements.define('known-reminders', KnownReminders);
