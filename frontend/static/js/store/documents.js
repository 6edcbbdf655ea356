/** Sealed documents as they are: one's own and those that others sent. Nothing here can be read without the keyring. */
import { unwrap } from '../../vendor/idb@8.0.4/idb.js';
import { tellChange } from './changes.js';
import { write } from './database.js';

/** @typedef {import('./database.js').Store} Store */
/** @typedef {import('./outbox.js').OutboxItem} OutboxItem */
/** @typedef {import('./outbox.js').OutboxRow} OutboxRow */
/**
 * `highest` is the highest revision ever seen; `refused` says why a version that the server sent was not taken
 * and `offered` holds its bytes. Of an own document that was removed the bytes stay for 30 days.
 * @typedef {{id: string, kind: string, author: string, reader: string | null, revision: number, highest: number,
 *   sealed: Uint8Array | null, sha256: string, position: number | null, opened_at: string | null, withdrawn_at: string | null,
 *   refused?: string, offered?: Uint8Array}} DocumentRow
 * @typedef {{keep: DocumentRow | null, confirmed: OutboxRow[], conflicts: OutboxRow[]}} Settled
 */

/**
 * @param {Store} db
 * @param {string} id
 * @returns {Promise<DocumentRow | undefined>}
 */
export function documentRow(db, id) {
  return db.get('documents', id);
}

/**
 * @param {Store} db
 * @returns {Promise<DocumentRow[]>}
 */
export function documentRows(db) {
  return db.getAll('documents');
}

/**
 * Keeps a document and, in the same transaction, what is to be sent of it.
 * @param {Store} db
 * @param {DocumentRow} row
 * @param {OutboxItem} [item]
 */
export function keep(db, row, item) {
  return keepAll(db, [{ row, item }]);
}

/**
 * Keeps documents with what is to be sent of them, and lets go of what they replace, all in one transaction.
 * `previous` is the SHA-256 that a document had when its successor was made: had it changed since, nothing is written.
 * @param {Store} db
 * @param {{row: DocumentRow, item?: OutboxItem, previous?: string | null}[]} pairs
 * @param {{draft?: string, outbox?: OutboxRow[]}} [replaced] the draft they were made of; outbox rows that they stand for
 * @returns {Promise<boolean>} false when a document had changed meanwhile
 */
export async function keepAll(db, pairs, replaced = {}) {
  const kept = await write(db, ['documents', 'outbox', 'drafts'], async (writing) => {
    const [documents, outbox] = [writing.objectStore('documents'), writing.objectStore('outbox')];
    for (const { row, previous } of pairs) {
      if (previous !== undefined && ((await documents.get(row.id))?.sha256 ?? null) !== previous) return false;
    }
    for (const { row, item } of pairs) {
      documents.put(row);
      if (item) outbox.add(item);
    }
    if (replaced.draft) writing.objectStore('drafts').delete(replaced.draft);
    for (const old of replaced.outbox ?? []) outbox.delete(old.seq);
    return true;
  });
  if (kept) tellOf(pairs, replaced);
  return kept;
}

/**
 * Lets go of documents that were taken back by their author, or removed more than 30 days ago.
 * @param {Store} db
 * @param {string[]} ids
 */
export async function letGo(db, ids) {
  if (!ids.length) return;
  await write(db, ['documents'], async (writing) => {
    for (const id of ids) await writing.objectStore('documents').delete(id);
  });
  tellChange({ topic: 'documents', ids });
}

/**
 * Takes a page of the feed with the position it ends at, in one transaction: never the one without the other. `settle` decides,
 * from what is stored and what waits at that moment, what becomes of each.
 * @template {{id: string}} Offer
 * @param {Store} db
 * @param {Offer[]} offers
 * @param {number} position
 * @param {(offer: Offer, local: DocumentRow | undefined, waiting: OutboxRow[]) => Settled} settle
 */
export async function takePage(db, offers, position, settle) {
  const settled = await write(db, ['documents', 'outbox', 'facts'], async (writing) => {
    const [documents, outbox] = [writing.objectStore('documents'), writing.objectStore('outbox')];
    /** @type {Settled[]} */
    const all = [];
    const known = await knownOf(offers, writing);
    // Hundreds of puts that nobody waits for one by one: the transaction says whether all of them are there.
    const putting = unwrap(documents);
    for (const [at, offer] of offers.entries()) {
      const [local, waiting] = /** @type {[any, any]} */ (known[at]);
      const outcome = settle(offer, local, waiting);
      if (outcome.keep) putting.put(outcome.keep);
      else putting.delete(offer.id);
      for (const row of outcome.confirmed) outbox.delete(row.seq);
      for (const row of outcome.conflicts) outbox.put({ ...row, conflict: true });
      all.push(outcome);
    }
    await writing.objectStore('facts').put({ key: 'position', value: position });
    return all;
  });
  const rows = settled.flatMap(({ keep }) => (keep ? [keep] : []));
  if (offers.length) tellChange({ topic: 'documents', ids: offers.map((offer) => offer.id), rows });
  if (settled.some((one) => one.confirmed.length + one.conflicts.length)) tellChange({ topic: 'outbox', detail: 'settled' });
}

/**
 * What is stored and what waits of each document. Which of them are here at all is asked once: a first page has hundreds that aren't.
 * @param {{id: string}[]} offers
 * @param {import('./database.js').Writing} writing
 * @returns {Promise<[DocumentRow | undefined, OutboxRow[]][]>}
 */
async function knownOf(offers, writing) {
  const ids = offers.map(({ id }) => id).sort();
  if (!ids.length) return [];
  const [documents, outbox] = [writing.objectStore('documents'), writing.objectStore('outbox')];
  const [keys, waiting] = await Promise.all([documents.getAllKeys(IDBKeyRange.bound(ids[0], ids.at(-1))), outbox.count()]);
  const here = new Set(keys);
  return Promise.all(
    offers.map(({ id }) => Promise.all([here.has(id) ? documents.get(id) : undefined, waiting ? outbox.index('id').getAll(id) : []])),
  );
}

/**
 * @param {{row: DocumentRow, item?: OutboxItem}[]} pairs
 * @param {{draft?: string, outbox?: OutboxRow[]}} replaced
 */
function tellOf(pairs, replaced) {
  const ids = pairs.map(({ row }) => row.id);
  tellChange({ topic: 'documents', ids });
  if (replaced.outbox || pairs.some(({ item }) => item)) tellChange({ topic: 'outbox', ids });
  if (replaced.draft) tellChange({ topic: 'drafts', ids: [replaced.draft] });
}
