/** What becomes of one document that the feed brings, given what is stored and what waits here. Pure. */

/** @typedef {import('../store/documents.js').DocumentRow} DocumentRow */
/** @typedef {import('../store/documents.js').Settled} Settled */
/** @typedef {import('../store/outbox.js').OutboxRow} OutboxRow */
/**
 * A document as the feed has it, with the SHA-256 of its bytes (empty when withdrawn).
 * @typedef {{id: string, kind: string, author: string, reader: string | null, revision: number, sealed: Uint8Array | null,
 *   sha256: string, position: number, opened_at: string | null, withdrawn_at: string | null}} Offer
 */

/**
 * @param {string} me whose feed it is
 * @param {Offer} offer
 * @param {DocumentRow | undefined} local
 * @param {OutboxRow[]} waiting what waits to be sent of this document, oldest first
 * @returns {Settled}
 */
export function settle(me, offer, local, waiting) {
  const puts = waiting.filter((row) => row.action === 'put' && !row.conflict);
  if (offer.withdrawn_at) return settleWithdrawn(me, offer, local, waiting, puts);
  const arrived = puts.find((row) => row.sha256 === offer.sha256);
  if (local && arrived) return { ...stays(local, offer), confirmed: puts.filter((row) => row.revision <= arrived.revision) };
  const first = puts[0];
  if (local && first && offer.revision < first.revision) return stays(local, offer);
  if (first) return { keep: fresh(offer, local), confirmed: [], conflicts: puts };
  if (local && isOlder(offer, local)) return refused(local, offer);
  return { keep: fresh(offer, local), confirmed: [], conflicts: [] };
}

/**
 * A withdrawn document: a reader's device drops it; its author's keeps the bytes for 30 days; words that still waited become a copy.
 * @param {string} me
 * @param {Offer} offer
 * @param {DocumentRow | undefined} local
 * @param {OutboxRow[]} waiting
 * @param {OutboxRow[]} puts
 * @returns {Settled}
 */
function settleWithdrawn(me, offer, local, waiting, puts) {
  const confirmed = waiting.filter((row) => row.action === 'withdraw');
  if (!local || offer.author !== me) return { keep: null, confirmed, conflicts: [] };
  const { position, opened_at, withdrawn_at } = offer;
  const restoring = waiting.some((row) => row.action === 'restore');
  const keep = { ...local, position, opened_at, withdrawn_at: restoring ? null : withdrawn_at };
  return { keep, confirmed, conflicts: confirmed.length ? [] : puts };
}

/**
 * @param {DocumentRow} local
 * @param {Offer} offer
 * @returns {Settled}
 */
function stays(local, offer) {
  const { position, opened_at } = offer;
  return { keep: { ...local, position, opened_at }, confirmed: [], conflicts: [] };
}

/**
 * @param {Offer} offer
 * @param {DocumentRow} local
 */
function isOlder(offer, local) {
  return offer.revision < local.highest || (offer.revision === local.revision && offer.sha256 !== local.sha256);
}

/**
 * The server went back to an older version, or swapped one: ours stays, theirs is kept beside it, and a person is told.
 * @param {DocumentRow} local
 * @param {Offer} offer
 * @returns {Settled}
 */
function refused(local, offer) {
  const offered = offer.sealed ?? undefined;
  return { keep: { ...local, position: offer.position, refused: 'rollback', offered }, confirmed: [], conflicts: [] };
}

/**
 * @param {Offer} offer
 * @param {DocumentRow | undefined} local
 * @returns {DocumentRow}
 */
function fresh(offer, local) {
  return { ...offer, highest: Math.max(offer.revision, local?.highest ?? 0) };
}
