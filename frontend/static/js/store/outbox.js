/** What the server has not confirmed yet, in the order in which it was made. A row goes only when the server has it. */
import { tellChange } from './changes.js';
import { write } from './database.js';

/** @typedef {import('./database.js').Store} Store */
/**
 * `put` carries sealed bytes; `withdraw` and `restore` carry a revision; `opened` only the id. `conflict` means that the server
 * has another version at this revision; `problem` is the type of the refusal that a person must see.
 * @typedef {{action: 'put' | 'withdraw' | 'restore' | 'opened', id: string, kind: string, reader: string | null, revision: number,
 *   sealed: Uint8Array | null, sha256: string, attachments?: string[], queued_at: string}} OutboxItem
 * @typedef {OutboxItem & {seq: number, conflict?: boolean, problem?: string}} OutboxRow
 */

/**
 * @param {Store} db
 * @returns {Promise<OutboxRow[]>} oldest first
 */
export function pending(db) {
  return db.getAll('outbox');
}

/**
 * @param {Store} db
 * @param {string} id
 * @returns {Promise<OutboxRow[]>} oldest first
 */
export function pendingOf(db, id) {
  return db.getAllFromIndex('outbox', 'id', id);
}

/**
 * @param {Store} db
 * @returns {Promise<number>}
 */
export function waiting(db) {
  return db.count('outbox');
}

/**
 * @param {Store} db
 * @param {OutboxItem} item
 */
export async function queue(db, item) {
  await write(db, ['outbox'], (writing) => writing.objectStore('outbox').add(item));
  tellChange({ topic: 'outbox', ids: [item.id] });
}

/**
 * @param {Store} db
 * @param {OutboxRow[]} rows
 */
export async function confirmed(db, rows) {
  await write(db, ['outbox'], async (writing) => {
    for (const row of rows) await writing.objectStore('outbox').delete(row.seq);
  });
  tellChange({ topic: 'outbox', ids: rows.map((row) => row.id), detail: 'settled' });
}

/**
 * @param {Store} db
 * @param {OutboxRow[]} rows
 * @param {{conflict?: boolean, problem?: string}} mark
 */
export async function markRows(db, rows, mark) {
  await write(db, ['outbox'], async (writing) => {
    const outbox = writing.objectStore('outbox');
    for (const row of rows) if (await outbox.get(row.seq)) await outbox.put({ ...row, ...mark });
  });
  tellChange({ topic: 'outbox', ids: rows.map((row) => row.id), detail: 'settled' });
}
