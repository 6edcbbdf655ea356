/** Tells every part of the page, and every other tab of the same person, that something in the store changed. */

/**
 * `rows` are documents as they were stored a moment ago, for this page only, so that it need not read them again.
 * @typedef {{topic: 'documents' | 'outbox' | 'drafts' | 'person' | 'desk' | 'sync', ids?: string[], detail?: any,
 *   rows?: import('./documents.js').DocumentRow[]}} Change
 */

const here = new EventTarget();
const tabs = new BroadcastChannel('afterword');
tabs.addEventListener('message', (event) => emit(event.data, true));

/** @param {Change} change */
export function tellChange({ rows, ...change }) {
  emit({ ...change, rows }, false);
  tabs.postMessage(change);
}

/**
 * @param {(change: Change, fromAnotherTab: boolean) => void} listener
 * @returns {() => void} stops listening
 */
export function onChange(listener) {
  const heard = (/** @type {Event} */ event) => {
    const { change, away } = /** @type {CustomEvent} */ (event).detail;
    listener(change, away);
  };
  here.addEventListener('change', heard);
  return () => here.removeEventListener('change', heard);
}

/**
 * @param {Change} change
 * @param {boolean} away
 */
function emit(change, away) {
  here.dispatchEvent(new CustomEvent('change', { detail: { change, away } }));
}
