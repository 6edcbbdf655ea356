/** Two devices changed the same document: the server's version keeps its place, ours becomes a visible copy. Nothing is merged away. */
import { pending } from '../store/outbox.js';
import { keyring, store } from './desk.js';
import { thisDevice } from './device-name.js';
import { newId } from './ids.js';
import { openOther, theOne } from './library.js';
import { keepWords } from './writing.js';

/** @typedef {import('../store/outbox.js').OutboxRow} OutboxRow */

/** Of these a person has one; a copy would never be seen, so what ours has more is added to the server's. */
const ONE_OF_A_KIND = ['people', 'safety-plan'];

/** Turns every conflict that the sync found into a copy. */
export function keepCopies() {
  return navigator.locks.request('afterword-conflicts', async () => {
    const rows = (await pending(await store())).filter((row) => row.conflict && row.action === 'put');
    for (const id of new Set(rows.map((row) => row.id))) await keepCopy(rows.filter((row) => row.id === id));
  });
}

/** @param {OutboxRow[]} ours revisions of one document, oldest first: the last holds the newest words */
async function keepCopy(ours) {
  const last = /** @type {OutboxRow} */ (ours.at(-1));
  const seen = { position: null, opened_at: null, withdrawn_at: null, highest: last.revision };
  const { signed } = await openOther({ ...last, ...seen, author: keyring().user });
  if (!signed || last.kind !== 'own') return;
  if (ONE_OF_A_KIND.includes(signed.body.type)) return addTo(signed.body, ours);
  const copy = { copy_of: last.id, device: thisDevice(), finished_at: signed.body.finished_at ?? signed.written_at };
  await keepWords([{ id: newId(), body: { ...signed.body, ...copy } }], { outbox: ours });
}

/**
 * @param {any} body ours
 * @param {OutboxRow[]} ours
 */
async function addTo(body, ours) {
  await keepWords(
    async () => {
      const { id, body: theirs } = await theOne(body.type);
      return [{ id, body: united(body, theirs ?? {}) }];
    },
    { outbox: ours },
  );
}

/**
 * @param {any} ours
 * @param {any} theirs
 */
function united(ours, theirs) {
  const lists = Object.keys(ours).filter((name) => Array.isArray(ours[name]));
  const keyOf = (/** @type {any} */ one) => (typeof one === 'string' ? one : one.id);
  const both = lists.map((name) => {
    const kept = theirs[name] ?? [];
    const known = new Set(kept.map(keyOf));
    return [name, [...kept, ...ours[name].filter((/** @type {any} */ one) => !known.has(keyOf(one)))]];
  });
  return { ...ours, ...theirs, ...Object.fromEntries(both) };
}
