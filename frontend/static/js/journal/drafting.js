/**
 * Drafts: words on their way. Each change is sealed to one's own public key and kept at once, so that writing works locked,
 * offline and signed out, and a killed tab loses nothing.
 */
import { openDraft, sealDraft } from '../sealing/draft.js';
import { SealedError } from '../sealing/errors.js';
import { draftRow, draftRows, dropDraft, keepDraft } from '../store/drafts.js';
import { here, isUnlocked, keyring, onDesk, store } from './desk.js';
import { Latest } from './latest.js';

/** @typedef {{id: string, kind: string, text: string, options?: string[], label?: string, [more: string]: any}} DraftPrompt */
/**
 * `entry` is the entry that it will become, or changes; `revision` the one it will be; `prompts` the questions as they were asked;
 * `again` the day on which it comes back, empty for none.
 * @typedef {{id: string, entry: string, revision: number, guide: {slug: string, title: string, locale: string}, prompts: DraftPrompt[],
 *   started_at: string, saved_at: string, at: number, answers: Record<string, any>, insights: string[], session?: string, again?: string}} Draft
 */
/** @typedef {import('../store/drafts.js').DraftRow} DraftRow */

/** The stamp that this page wrote last for each draft. @type {Map<string, string | null>} */
const stamps = new Map();
/** Drafts that another tab was writing too, by the id that their words have here. @type {Map<string, {id: string, entry: string}>} */
const forks = new Map();
/** What this page holds of each draft, for going back to it while locked. @type {Map<string, Draft>} */
const inHand = new Map();
const saving = new Latest(keep);

onDesk((event) => event === 'locked' && inHand.clear());

/**
 * Saves the newest state of a draft. Many calls in a row cost few writes; the last state is always written.
 * @param {Draft} draft
 * @returns {Promise<Draft>} as saved: with another id when another tab writes the same draft, so that both keep their words
 * @throws {import('../store/errors.js').FullError} the words are then in memory only, and the version before is intact
 */
export async function saveDraft(draft) {
  const snapshot = structuredClone({ ...draft, ...forks.get(draft.id), saved_at: new Date().toISOString() });
  inHand.set(draft.id, snapshot);
  await saving.give(draft.id, snapshot);
  const fork = forks.get(draft.id);
  return fork ? { ...snapshot, ...fork } : snapshot;
}

/**
 * @param {string} id
 * @returns {Promise<Draft | null>}
 * @throws {import('./desk.js').Locked} when only the keyring could open it
 */
export async function draft(id) {
  const known = inHand.get(id);
  if (known && stamps.get(id)) return structuredClone(known);
  const row = await draftRow(await store(), id);
  return row ? opened(row) : null;
}

/** @returns {Promise<Draft[]>} newest first; while locked only those of this page */
export async function drafts() {
  if (!isUnlocked()) return [...inHand.values()].map((one) => structuredClone(one));
  const rows = await draftRows(await store());
  const all = await Promise.all(rows.filter((row) => !row.finished_at).map(readable));
  return /** @type {Draft[]} */ (all.filter((one) => one !== null));
}

/** @returns {Promise<number>} how many drafts lie on this device, whether they can be opened now or not */
export async function draftCount() {
  return (await draftRows(await store())).length;
}

/** @param {string} id */
export async function discardDraft(id) {
  await saving.settled(id);
  const at = forks.get(id)?.id ?? id;
  inHand.delete(id);
  stamps.delete(at);
  await dropDraft(await store(), at);
}

/**
 * Keeps a draft as finished: it becomes an entry as soon as this device is unlocked.
 * @param {Draft} draft
 */
export async function keepFinished(draft) {
  await saving.give(draft.id, { ...structuredClone(draft), finished_at: new Date().toISOString() });
  inHand.delete(draft.id);
}

/** @returns {Promise<{draft: Draft, finished_at: string}[]>} those finished while locked */
export async function finishedDrafts() {
  const rows = (await draftRows(await store())).filter((row) => row.finished_at);
  const all = await Promise.all(rows.map(async (row) => ({ draft: await readable(row), finished_at: String(row.finished_at) })));
  return /** @type {{draft: Draft, finished_at: string}[]} */ (all.filter((one) => one.draft));
}

/** Waits until everything given to `saveDraft` is on the disk. */
export function flushDrafts() {
  return saving.allSettled();
}

/** @param {string} id forgets a draft that became an entry */
export function letGoOfDraft(id) {
  inHand.delete(id);
  stamps.delete(id);
}

/**
 * @param {string} name the id by which the page knows the draft
 * @param {Draft & {finished_at?: string}} snapshot
 */
async function keep(name, { finished_at, ...state }) {
  const db = await store();
  const draft = { ...state, ...forks.get(name) };
  const { keys } = await here();
  const sealed = await sealDraft(draft, keys?.recipient ?? '');
  const stamp = crypto.randomUUID();
  const row = { id: draft.id, sealed, saved_at: draft.saved_at, stamp, finished_at: finished_at ?? null };
  if (await keepDraft(db, row, stamps.get(draft.id) ?? null)) {
    stamps.set(draft.id, stamp);
    return;
  }
  const fork = { id: crypto.randomUUID(), entry: crypto.randomUUID() };
  forks.set(name, fork);
  const again = { ...draft, ...fork, revision: 1 };
  await keepDraft(db, { ...row, id: fork.id, sealed: await sealDraft(again, keys?.recipient ?? '') }, null);
  stamps.set(fork.id, stamp);
}

/** @param {DraftRow} row */
async function opened(row) {
  const draft = await openDraft(row.sealed, keyring());
  stamps.set(row.id, row.stamp);
  return draft;
}

/** @param {DraftRow} row @returns {Promise<Draft | null>} null when it can't be read; it is kept all the same */
async function readable(row) {
  try {
    return await openDraft(row.sealed, keyring());
  } catch (error) {
    if (error instanceof SealedError) return null;
    throw error;
  }
}
