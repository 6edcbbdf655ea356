/** Words not finished yet: sealed rows, one a draft. */
import { tellChange } from './changes.js';
import { write } from './database.js';

/** @typedef {import('./database.js').Store} Store */
/** @typedef {{id: string, sealed: Uint8Array, saved_at: string, stamp: string, finished_at: string | null}} DraftRow */

/**
 * Keeps a draft's newest state, unless another tab wrote it since: then nothing changes and the answer is false.
 * @param {Store} db
 * @param {DraftRow} row
 * @param {string | null} expected the stamp that the caller wrote last; null for a new draft
 * @returns {Promise<boolean>}
 */
export async function keepDraft(db, row, expected) {
  const kept = await write(db, ['drafts'], async (writing) => {
    const drafts = writing.objectStore('drafts');
    const current = await drafts.get(row.id);
    if ((current?.stamp ?? null) !== expected) return false;
    await drafts.put(row);
    return true;
  });
  if (kept) tellChange({ topic: 'drafts', ids: [row.id] });
  return kept;
}

/**
 * @param {Store} db
 * @param {string} id
 * @returns {Promise<DraftRow | undefined>}
 */
export function draftRow(db, id) {
  return db.get('drafts', id);
}

/**
 * @param {Store} db
 * @returns {Promise<DraftRow[]>} newest first
 */
export async function draftRows(db) {
  const all = await db.getAll('drafts');
  return all.sort((/** @type {DraftRow} */ a, /** @type {DraftRow} */ b) => b.saved_at.localeCompare(a.saved_at));
}

/**
 * @param {Store} db
 * @param {string} id
 */
export async function dropDraft(db, id) {
  await write(db, ['drafts'], (writing) => writing.objectStore('drafts').delete(id));
  tellChange({ topic: 'drafts', ids: [id] });
}
