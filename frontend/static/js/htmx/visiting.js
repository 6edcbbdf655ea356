import { htmx } from './trusted.js';

/**
 * Goes to another page of ours and keeps the document alive, and with it the unlocked keyring.
 * @param {string} address path with its fragment, such as `/entry/#…`
 * @param {{replace?: boolean}} [how] `replace` leaves the present page out of the history
 * @returns {Promise<void>}
 */
export async function visit(address, { replace = false } = {}) {
  const { pathname, search } = new URL(address, location.href);
  const history = replace ? { push: 'false', replace: address } : { push: address };
  await htmx.ajax('GET', pathname + search, { target: document.body, swap: 'innerHTML', ...history });
}

/** Lets links move the same way that elements put on the page after htmx looked at it. */
export function boostLateLinks() {
  document.addEventListener('click', (event) => prepare(event), { capture: true });
}

/** @param {MouseEvent} event */
function prepare(event) {
  const target = event.target instanceof Element ? event.target : null;
  const link = /** @type {any} */ (target?.closest('a[href]'));
  if (link && !link._htmx) htmx.process(link);
}
