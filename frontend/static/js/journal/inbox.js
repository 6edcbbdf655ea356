/** What others sent: shares for a therapist, replies for the one who shared. */
import { documentRow, keep } from '../store/documents.js';
import { fact, setFact } from '../store/facts.js';
import { store } from './desk.js';
import { newId } from './ids.js';
import { mine, theirs } from './library.js';
import { people, personOf, verifyKeyFor } from './people.js';
import { NoReader } from './sharing.js';
import { errand, keepWords } from './writing.js';

/** @typedef {import('./sharing.js').ShareBody} ShareBody */
/**
 * A share that came in; `problem` says why it can't be read (`signature` also stands for keys that changed), then `body` is null.
 * @typedef {{id: string, author: string, name: string, received: number, shared_at: string, opened_at: string | null,
 *   body: ShareBody | null, problem: string | null}} Received
 * @typedef {{id: string, share: string, author: string, name: string, text: string, written_at: string, mine: boolean, seen: boolean}} Reply
 */

/** @returns {Promise<Received[]>} unread first, the oldest of them on top; then the read ones, newest first */
export async function received() {
  // People first: somebody new has to be pinned before their words can be checked.
  const names = await namesOf();
  const all = await theirs(verifyKeyFor);
  const shares = all.filter(({ row }) => row.kind === 'share').map((one) => receivedOf(one, names));
  const unread = shares.filter((one) => !one.opened_at).sort((a, b) => a.received - b.received);
  const read = shares.filter((one) => one.opened_at).sort((a, b) => b.shared_at.localeCompare(a.shared_at));
  return [...unread, ...read];
}

/**
 * Opens one; its author will see that, and when.
 * @param {string} id
 * @returns {Promise<Received | null>} null when it was taken back
 */
export async function receivedOne(id) {
  const found = (await received()).find((one) => one.id === id) ?? null;
  if (!found?.body || found.opened_at) return found;
  const db = await store();
  const row = await documentRow(db, id);
  const now = new Date().toISOString();
  if (row) await keep(db, { ...row, opened_at: now }, errand('opened', row, now));
  return { ...found, opened_at: now };
}

/**
 * Answers a share; only its author and this person can read it.
 * @param {string} shareId
 * @param {string} text
 * @returns {Promise<{id: string}>}
 * @throws {NoReader}
 */
export async function reply(shareId, text) {
  const share = (await received()).find((one) => one.id === shareId);
  const person = share ? await personOf(share.author) : null;
  if (!person || person.ended_at) throw new NoReader('ended');
  if (person.changed) throw new NoReader('changed');
  const id = newId();
  const reader = { id: person.id, recipient: person.keys.recipient };
  await keepWords([{ id, kind: 'reply', reader, body: { v: 1, type: 'reply', to: shareId, text } }]);
  return { id };
}

/** @returns {Promise<Reply[]>} both directions, oldest first */
export async function replies() {
  const names = await namesOf();
  const [sent, came, seen] = await Promise.all([mine(), theirs(verifyKeyFor), seenReplies()]);
  const all = [...sent, ...came].filter(({ row, signed }) => row.kind === 'reply' && signed && !row.withdrawn_at);
  return all
    .map(({ row, signed }) => {
      const { body, written_at, author } = /** @type {import('../sealing/document.js').Signed} */ (signed);
      const own = sent.some((one) => one.row.id === row.id);
      const told = { name: names.get(author) ?? '', mine: own, seen: own || seen.has(row.id) };
      return { id: row.id, share: String(body.to), author, text: String(body.text), written_at, ...told };
    })
    .sort((a, b) => a.written_at.localeCompare(b.written_at));
}

/** @returns {Promise<Reply[]>} those that arrived and were not looked at on this device, newest first */
export async function newReplies() {
  return (await replies()).filter((one) => !one.seen).reverse();
}

/** @param {string[]} ids replies that were shown */
export async function seeReplies(ids) {
  const seen = await seenReplies();
  if (ids.every((id) => seen.has(id))) return;
  await setFact(await store(), 'seen-replies', [...new Set([...seen, ...ids])]);
}

/** @returns {Promise<Set<string>>} */
async function seenReplies() {
  return new Set((await fact(await store(), 'seen-replies')) ?? []);
}

/** @returns {Promise<Map<string, string>>} */
async function namesOf() {
  return new Map((await people()).map(({ id, name }) => [id, name]));
}

/**
 * @param {import('./library.js').Opened} opened
 * @param {Map<string, string>} names
 * @returns {Received}
 */
function receivedOf({ row, signed, problem }, names) {
  const { id, author, opened_at } = row;
  const body = /** @type {ShareBody | null} */ (signed?.body ?? null);
  const name = names.get(author) ?? '';
  const when = { received: row.position ?? 0, shared_at: signed?.written_at ?? '', opened_at };
  return { id, author, name, ...when, body, problem: problem ?? row.refused ?? null };
}
