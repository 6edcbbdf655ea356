/** Every document opened so far, in memory only, opened anew when its bytes change, and forgotten on locking. */

import { openDocument } from '../sealing/document.js';
import { SealedError } from '../sealing/errors.js';
import { publicKeysOf } from '../sealing/keyring.js';
import { verifyKeyOf } from '../sealing/signing.js';
import { onChange } from '../store/changes.js';
import { documentRow, documentRows } from '../store/documents.js';
import { isUnlocked, keyring, onDesk, store } from './desk.js';
import { fixedId } from './ids.js';

/** @typedef {import('../store/documents.js').DocumentRow} DocumentRow */
/** @typedef {import('../sealing/document.js').Signed} Signed */
/** `problem` says why it can't be read; then `signed` is null, and the bytes stay.
 * @typedef {{row: DocumentRow, signed: Signed | null, problem: string | null}} Opened */
/** @typedef {(author: string) => Promise<string | null>} KeyOf the verify key agreed on for an author, or null */

const AT_ONCE = 48;

/** @type {Map<string, DocumentRow> | null} */
let rows = null;
/** @type {Promise<any>} */
let catchingUp = Promise.resolve();
/** @type {Promise<void> | null} */
let ahead = null;
/** Counts the forgettings, so that what was being read before one is not taken after it. */
let forgotten = 0;
/** What changed since, by id, with the row where it was told. @type {Map<string, DocumentRow | null>} */
const stale = new Map();
/** `done` once it was: a journal is gone through on each change, and waiting costs even where there is nothing to wait for.
 * @type {Map<string, {key: string, opening: Promise<Opened>, done: Opened | null}>} */
const opened = new Map();

onDesk((event) => event === 'locked' && forget());
onChange((change) => {
  if (change.topic === 'person') forget();
  if (change.topic !== 'documents') return;
  for (const id of change.ids ?? []) stale.set(id, null);
  if (isUnlocked()) for (const row of change.rows ?? []) stale.set(row.id, row);
  if (stale.size > 1) openAhead();
});

/** @returns {Promise<Opened[]>} what the person here wrote, of every kind, withdrawn ones too */
export async function mine() {
  const { user } = keyring();
  return openAll((row) => row.author === user && row.sealed !== null, ownKeys);
}

/**
 * @param {string} type such as `entry`
 * @returns {Promise<(Opened & {signed: Signed})[]>} own documents of one type, removed ones left out
 */
export async function ownOf(type) {
  const all = await mine();
  return /** @type {(Opened & {signed: Signed})[]} */ (
    all.filter(({ row, signed }) => row.kind === 'own' && !row.withdrawn_at && signed?.body.type === type)
  );
}

/**
 * The one document of its type that a person has, such as the list of people.
 * @param {string} type
 * @returns {Promise<{id: string, body: any}>} body null when there is none yet
 */
export async function theOne(type) {
  const fixed = await fixedId(type);
  const all = await ownOf(type);
  const found = all.find(({ row }) => row.id === fixed) ?? all[0];
  return { id: found?.row.id ?? fixed, body: found?.signed.body ?? null };
}

/**
 * @param {KeyOf} keyOf
 * @returns {Promise<Opened[]>} what others sent
 */
export async function theirs(keyOf) {
  const { user } = keyring();
  return openAll((row) => row.author !== user && row.sealed !== null, async (author) => {
    const key = await keyOf(author);
    return key ? [key] : [];
  });
}

/**
 * One of one's own.
 * @param {string} id
 * @returns {Promise<Opened | null>}
 */
export async function own(id) {
  const row = (await currentRows()).get(id);
  return row?.sealed ? openRow(row, await ownKeys()) : null;
}

/**
 * Opens bytes that are not in the store under this id: an outbox row, an earlier revision.
 * @param {DocumentRow} row
 * @returns {Promise<Opened>}
 */
export async function openOther(row) {
  return tryOpen(row, await ownKeys());
}

/** @returns {Promise<string[]>} own verify keys, newest first */
export async function ownKeys() {
  const { keys } = keyring();
  return Promise.all(keys.map(({ signing }) => verifyKeyOf(signing)));
}

/** @returns {Promise<string>} own recipient */
export async function ownRecipient() {
  return (await publicKeysOf(keyring())).recipient;
}

/**
 * @param {(row: DocumentRow) => boolean} wanted
 * @param {(author: string) => Promise<string[]>} keysOf
 */
async function openAll(wanted, keysOf) {
  const chosen = [...(await currentRows()).values()].filter(wanted);
  /** @type {Map<string, string[]>} */
  const keys = new Map();
  for (const { author } of chosen) if (!keys.has(author)) keys.set(author, await keysOf(author));
  /** @type {Opened[]} */
  const all = [];
  for (let at = 0; at < chosen.length; at += AT_ONCE) {
    const some = chosen.slice(at, at + AT_ONCE).map((row) => openRow(row, keys.get(row.author) ?? []));
    all.push(...(some.some((one) => one instanceof Promise) ? await Promise.all(some) : /** @type {Opened[]} */ (some)));
  }
  return all;
}

/**
 * @param {DocumentRow} row
 * @param {string[]} verifyKeys
 * @returns {Opened | Promise<Opened>}
 */
function openRow(row, verifyKeys) {
  const key = `${row.sha256} ${verifyKeys.join()}`;
  const known = opened.get(row.id);
  if (known?.key !== key) return opens(row, verifyKeys, key);
  if (known.done) return known.done.row === row ? known.done : { ...known.done, row };
  return known.opening.then((one) => ({ ...one, row }));
}

/**
 * @param {DocumentRow} row
 * @param {string[]} verifyKeys
 * @param {string} key
 */
function opens(row, verifyKeys, key) {
  const opening = tryOpen(row, verifyKeys);
  /** @type {{key: string, opening: Promise<Opened>, done: Opened | null}} */
  const kept = { key, opening, done: null };
  opened.set(row.id, kept);
  return opening.then((one) => {
    kept.done = one;
    return one;
  });
}

/**
 * @param {DocumentRow} row
 * @param {string[]} verifyKeys any of which may have signed it
 * @returns {Promise<Opened>}
 */
async function tryOpen(row, verifyKeys) {
  const { id, author } = row;
  const kind = /** @type {import('../sealing/document.js').Kind} */ (row.kind);
  let problem = 'signature';
  for (const verifyKey of verifyKeys) {
    try {
      const expected = { id, kind, author, verifyKey, atLeast: row.revision };
      const signed = await openDocument(/** @type {Uint8Array} */ (row.sealed), keyring(), expected);
      return { row, signed, problem: null };
    } catch (error) {
      if (!(error instanceof SealedError)) throw error;
      problem = error.code;
    }
  }
  return { row, signed: null, problem };
}

/**
 * One caller after another: who came second must not read past changes that the first is still bringing in.
 * @returns {Promise<Map<string, DocumentRow>>}
 */
function currentRows() {
  catchingUp = catchingUp.then(bringUpToDate, bringUpToDate);
  return catchingUp;
}

/** @returns {Promise<Map<string, DocumentRow>>} */
async function bringUpToDate() {
  const [db, before] = [await store(), forgotten];
  const again = [...stale];
  stale.clear();
  const known = rows ?? new Map((await documentRows(db)).map((row) => [row.id, row]));
  const found = rows ? await Promise.all(again.map(async ([id, row]) => ({ id, row: row ?? (await documentRow(db, id)) }))) : [];
  for (const { id, row } of found) {
    if (row) known.set(id, row);
    else known.delete(id);
  }
  if (before !== forgotten) return bringUpToDate();
  rows = known;
  return known;
}

/** Opens what a pull brings while the next page is on its way, so that the timeline need not wait for it. */
function openAhead() {
  if (!isUnlocked() || ahead) return;
  ahead = mine()
    .then(
      () => undefined,
      () => undefined,
    )
    .finally(() => {
      ahead = null;
      if (stale.size > 1) openAhead();
    });
}

function forget() {
  rows = null;
  forgotten += 1;
  opened.clear();
  stale.clear();
}
