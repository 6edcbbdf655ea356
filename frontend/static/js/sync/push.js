/** Sends what waits, oldest first. A row leaves the outbox only when the server has said that it has it. */
import { toBase64 } from '../sealing/bytes.js';
import { confirmed, markRows, pending, pendingOf } from '../store/outbox.js';
import { ApiProblem, call } from './api.js';

/** @typedef {import('../store/database.js').Store} Store */
/** @typedef {import('../store/outbox.js').OutboxRow} OutboxRow */

/** After these the rest of the pass makes no sense: sign in, unlock, wait. */
const STOPS = new Set([401, 403, 408, 429]);

/**
 * One pass. A document that the server holds in another version stays for the pull to look at.
 * @param {Store} db
 * @param {{afterPull?: boolean}} [when] after a pull, what is still another version is a conflict
 * @returns {Promise<{stale: boolean}>}
 */
export async function push(db, { afterPull = false } = {}) {
  const blocked = new Set();
  let stale = false;
  for (const row of await pending(db)) {
    if (row.conflict || row.problem) blocked.add(row.id);
    if (blocked.has(row.id)) continue;
    const outcome = await attempt(db, row);
    if (outcome === 'sent') continue;
    blocked.add(row.id);
    if (outcome !== 'stale') continue;
    stale = true;
    if (afterPull) await markRows(db, await pendingOf(db, row.id), { conflict: true });
  }
  return { stale };
}

/**
 * @param {Store} db
 * @param {OutboxRow} row
 * @returns {Promise<'sent' | 'stale' | 'refused'>}
 * @throws {ApiProblem | import('./api.js').Offline} when the pass must stop
 */
async function attempt(db, row) {
  try {
    await send(row);
    await confirmed(db, [row]);
    return 'sent';
  } catch (error) {
    if (!(error instanceof ApiProblem) || stops(error)) throw error;
    if (error.status === 404 && row.action !== 'put') {
      await confirmed(db, [row]);
      return 'sent';
    }
    if (row.action === 'put' && error.type === 'revision-stale') return 'stale';
    await markRows(db, [row], { problem: error.type });
    return 'refused';
  }
}

/** @param {ApiProblem} error */
function stops(error) {
  const ours = error.status === 403 && !['locked', 'not-allowed', 'sign-in', 'unknown'].includes(error.type);
  return error.status >= 500 || (STOPS.has(error.status) && !ours);
}

/** @param {OutboxRow} row */
async function send(row) {
  const path = `documents/${row.id}/`;
  if (row.action === 'withdraw') return call('DELETE', `${path}?revision=${row.revision}`);
  if (row.action === 'restore') return call('POST', `${path}restore/`);
  if (row.action === 'opened') return call('POST', `${path}opened/`);
  const { kind, reader, revision, attachments } = row;
  const sealed = toBase64(/** @type {Uint8Array} */ (row.sealed));
  return call('PUT', path, { kind, reader, revision, sealed, ...(attachments?.length ? { attachments } : {}) });
}
