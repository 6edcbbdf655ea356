/** Makes documents: sealed, signed, and put with their way to the server in one transaction. */
import { sealDocument } from '../sealing/document.js';
import { documentRow, keepAll } from '../store/documents.js';
import { keyring, store } from './desk.js';
import { ownRecipient } from './library.js';

/** @typedef {import('../store/documents.js').DocumentRow} DocumentRow */
/** @typedef {import('../store/outbox.js').OutboxItem} OutboxItem */
/** @typedef {{id: string, body: any, kind?: import('../sealing/document.js').Kind, reader?: {id: string, recipient: string} | null, written_at?: string}} Words */
/** @typedef {{row: DocumentRow, item: OutboxItem, previous: string | null}} Pair */

const TRIES = 5;

/**
 * Seals, signs and keeps documents, all or none. When one changed meanwhile (another tab, another device) it is made anew on top.
 * @param {Words[] | (() => Promise<Words[]>)} words or what makes them, asked again on each try
 * @param {{draft?: string, outbox?: import('../store/outbox.js').OutboxRow[]}} [replaced] see `keepAll`
 * @throws {import('./desk.js').Locked | import('../store/errors.js').FullError}
 */
export async function keepWords(words, replaced) {
  const db = await store();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const wanted = Array.isArray(words) ? words : await words();
    const pairs = await Promise.all(wanted.map((one) => sealed(one, db)));
    if (await keepAll(db, pairs, replaced)) return;
  }
  throw new Error('This document keeps changing.');
}

/**
 * Takes one's own document away: it stays on this device for 30 days, and the server is told.
 * @param {string} id
 */
export async function withdraw(id) {
  const db = await store();
  const row = await documentRow(db, id);
  if (!row || row.withdrawn_at) return;
  const now = new Date().toISOString();
  await keepAll(db, [{ row: { ...row, withdrawn_at: now }, item: errand('withdraw', row, now) }]);
}

/**
 * @param {string} id
 */
export async function restore(id) {
  const db = await store();
  const row = await documentRow(db, id);
  if (!row?.withdrawn_at) return;
  await keepAll(db, [{ row: { ...row, withdrawn_at: null }, item: errand('restore', row, new Date().toISOString()) }]);
}

/**
 * @param {OutboxItem['action']} action
 * @param {DocumentRow} row
 * @param {string} now
 * @returns {OutboxItem}
 */
export function errand(action, row, now) {
  const { id, kind, reader, revision } = row;
  return { action, id, kind, reader, revision, sealed: null, sha256: '', queued_at: now };
}

/**
 * @param {Words} words
 * @param {import('../store/database.js').Store} db
 * @returns {Promise<Pair>}
 */
async function sealed({ id, body, kind = 'own', reader = null, written_at }, db) {
  const now = new Date().toISOString();
  const [current, mine] = await Promise.all([documentRow(db, id), ownRecipient()]);
  const revision = current ? Math.max(current.revision, current.highest) + 1 : 1;
  const previous = current?.sha256 ?? null;
  const author = keyring().user;
  const recipients = reader ? [mine, reader.recipient] : [mine];
  const made = { id, kind, author, revision, previous, recipients, written_at: written_at ?? now, body };
  const { sealed: bytes, sha256 } = await sealDocument(made, keyring());
  const shared = { id, kind, reader: reader?.id ?? null, revision, sealed: bytes, sha256 };
  const seen = { position: current?.position ?? null, opened_at: null, withdrawn_at: null };
  return { row: { ...shared, author, highest: revision, ...seen }, item: { ...shared, action: 'put', queued_at: now }, previous };
}
