/** Entries: reflections that were finished. */
import { fromBase64, sha256Hex } from '../sealing/bytes.js';
import { pending } from '../store/outbox.js';
import { call } from '../sync/api.js';
import { keyring, store } from './desk.js';
import { mine, openOther, own, ownOf } from './library.js';
import { keepWords, restore, withdraw } from './writing.js';

/** @typedef {{prompt: string, kind: string, text: string, value: any, label?: string}} Answer */
/**
 * @typedef {{v: 1, type: 'entry', guide: {slug: string, title: string, locale: string}, answers: Answer[], feelings: string[],
 *   insights: string[], tags: string[], started_at: string, finished_at?: string, session?: string, device?: string,
 *   copy_of?: string, [more: string]: any}} EntryBody
 */
/**
 * `written_at` is when it was finished first, `changed_at` when this revision was made; `copyOf` the entry that another device changed too.
 * @typedef {{id: string, revision: number, written_at: string, changed_at: string, state: 'here' | 'backed-up', copyOf?: string,
 *   device?: string, body: EntryBody}} Entry
 */
/** @typedef {import('./library.js').Opened} Opened */

/** One object an entry for as long as nothing about it changes. @type {WeakMap<object, Entry>} */
const known = new WeakMap();

/** @returns {Promise<Entry[]>} newest first */
export async function entries() {
  return inOrder(await ownOf('entry'), await waitingIds());
}

/**
 * @param {string} id
 * @returns {Promise<Entry | null>}
 */
export async function entry(id) {
  const found = await own(id);
  if (found?.signed?.body.type !== 'entry' || found.row.withdrawn_at) return null;
  return entryOf(found, await waitingIds());
}

/**
 * Makes a new revision.
 * @param {string} id
 * @param {EntryBody} body
 */
export async function edit(id, body) {
  await keepWords([{ id, body }]);
}

/** @param {string} id it can be brought back for 30 days */
export async function remove(id) {
  await withdraw(id);
}

/** @param {string} id */
export async function bringBack(id) {
  await restore(id);
}

/** @returns {Promise<Entry[]>} those removed in the last 30 days */
export async function removed() {
  const gone = (await mine()).filter(({ row, signed }) => row.withdrawn_at && row.kind === 'own' && signed?.body.type === 'entry');
  return inOrder(gone, await waitingIds());
}

/**
 * @param {string} id
 * @returns {Promise<{revision: number, written_at: string, body: EntryBody}[]>} earlier revisions of 30 days, newest first
 * @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function history(id) {
  const { json } = await call('GET', `documents/${id}/revisions/`);
  const opened = await Promise.all(json.revisions.map((/** @type {any} */ one) => openRevision(id, one)));
  return opened
    .filter(({ signed }) => signed)
    .map(({ signed }) => ({ revision: signed.revision, written_at: signed.written_at, body: signed.body }))
    .sort((a, b) => b.revision - a.revision);
}

/**
 * What is kept on this device and can't be read, with the reason.
 * @returns {Promise<{id: string, code: string, kind: string}[]>}
 */
export async function unreadable() {
  const all = await mine();
  return all
    .map(({ row, problem }) => ({ id: row.id, code: problem ?? row.refused ?? '', kind: row.kind }))
    .filter(({ code }) => code);
}

/**
 * @param {string} id
 * @param {{revision: number, sealed: string}} earlier
 */
async function openRevision(id, { revision, sealed }) {
  const bytes = fromBase64(sealed);
  const row = { id, kind: 'own', author: keyring().user, reader: null, revision, highest: revision, sealed: bytes };
  const rest = { sha256: await sha256Hex(bytes), position: null, opened_at: null, withdrawn_at: null };
  return openOther({ ...row, ...rest });
}

/** @returns {Promise<Set<string>>} documents that wait to be sent */
async function waitingIds() {
  return new Set((await pending(await store())).map(({ id }) => id));
}

/**
 * @param {Opened[]} opened
 * @param {Set<string>} waiting
 */
function inOrder(opened, waiting) {
  return opened.map((one) => entryOf(one, waiting)).sort((a, b) => b.written_at.localeCompare(a.written_at));
}

/**
 * @param {Opened} opened
 * @param {Set<string>} waiting
 * @returns {Entry}
 */
function entryOf({ row, signed }, waiting) {
  const { body, written_at } = /** @type {import('../sealing/document.js').Signed} */ (signed);
  const state = waiting.has(row.id) ? 'here' : 'backed-up';
  const before = known.get(body);
  if (before?.state === state) return before;
  const copy = body.copy_of ? { copyOf: body.copy_of, device: body.device } : {};
  const dates = { written_at: body.finished_at ?? written_at, changed_at: written_at };
  const made = /** @type {Entry} */ ({ id: row.id, revision: row.revision, ...dates, state, ...copy, body });
  known.set(body, made);
  return made;
}
