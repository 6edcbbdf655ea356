/** Brings what changed on the server since last time, page by page. */
import { fromBase64, sha256Hex } from '../sealing/bytes.js';
import { documentRows, letGo, takePage } from '../store/documents.js';
import { fact } from '../store/facts.js';
import { call } from './api.js';
import { settle } from './incoming.js';

/** @typedef {import('../store/database.js').Store} Store */
/** @typedef {import('./incoming.js').Offer} Offer */

/** Of the first page little is asked, so that opening what it brings begins while the rest is on its way. */
const FIRST_PAGE = 50;
const PAGE = 250;
const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;

/**
 * One pass: until the feed has no more.
 * @param {Store} db
 * @param {string} me
 */
export async function pull(db, me) {
  let since = (await fact(db, 'position')) ?? 0;
  /** @type {Promise<any> | null} */
  let coming = pageAfter(since, FIRST_PAGE);
  while (coming) {
    /** @type {{documents: any[], position: number, more: boolean}} */
    const { documents, position, more } = await coming;
    // The next page travels while this one is stored.
    coming = more && position > since ? pageAfter(position, PAGE) : null;
    coming?.catch(() => undefined);
    const offers = await Promise.all(documents.map(offerOf));
    await takePage(db, offers, position, (offer, local, waiting) => settle(me, offer, local, waiting));
    since = position;
  }
}

/** @param {number} since @param {number} limit */
async function pageAfter(since, limit) {
  return (await call('GET', `documents/?since=${since}&limit=${limit}`)).json;
}

/**
 * Lets go of one's own documents that were removed more than 30 days ago.
 * @param {Store} db
 * @param {number} now milliseconds
 */
export async function letGoOfOld(db, now) {
  const rows = await documentRows(db);
  const old = rows.filter((row) => row.withdrawn_at && now - Date.parse(row.withdrawn_at) > THIRTY_DAYS);
  await letGo(db, old.map((row) => row.id));
}

/**
 * @param {any} document as the feed has it
 * @returns {Promise<Offer>}
 */
async function offerOf(document) {
  const sealed = document.sealed ? fromBase64(document.sealed) : null;
  const { id, kind, author, reader, revision, position, opened_at, withdrawn_at } = document;
  const sha256 = sealed ? await sha256Hex(sealed) : '';
  return { id, kind, author, reader, revision, sealed, sha256, position, opened_at, withdrawn_at };
}
