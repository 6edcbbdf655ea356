/** Everything as one file, made on this device: sealed documents as they are, the key, and the words in a form that anyone can read. */
import { makeZip } from '../../vendor/client-zip@2.5.1/client-zip.js';
import { open } from '../sealing/age.js';
import { text } from '../sealing/bytes.js';
import { identitiesOf } from '../sealing/keyring.js';
import { documentRows } from '../store/documents.js';
import { draftRows } from '../store/drafts.js';
import { pending } from '../store/outbox.js';
import { isUnlocked, keyring, store } from './desk.js';
import { entries } from './entries.js';
import { inPlainWords, readMe } from './readable.js';

/** @typedef {{name: string, input: Uint8Array | string}} File */

/**
 * Works offline, from what is on this device.
 * @returns {Promise<Blob>} a zip that the stock `age` tool can open: `age --decrypt -i identity.txt documents/NAME.age`
 * @throws {import('./desk.js').Locked}
 */
export async function exportEverything() {
  const db = await store();
  const rows = (await documentRows(db)).filter((row) => row.sealed);
  const drafts = await draftRows(db);
  return zipOf([
    { name: 'README.txt', input: readMe() },
    { name: 'identity.txt', input: `${identitiesOf(keyring()).join('\n')}\n` },
    { name: 'journal.txt', input: inPlainWords(await entries()) },
    ...rows.map((row) => ({ name: `documents/${row.kind}-${row.id}.age`, input: /** @type {Uint8Array} */ (row.sealed) })),
    ...drafts.map((row) => ({ name: `drafts/${row.id}.age`, input: row.sealed })),
  ]);
}

/**
 * What is on this device only: words not backed up yet, and drafts. While locked they stay sealed, and open with the export of
 * another device or after unlocking; unlocked, the key and the words themselves come with them.
 * @returns {Promise<Blob>} a zip
 */
export async function exportUnsaved() {
  const db = await store();
  const waiting = (await pending(db)).filter((row) => row.sealed);
  const drafts = await draftRows(db);
  const sealed = [
    ...waiting.map((row) => ({ name: `documents/${row.id}-${row.revision}.age`, input: /** @type {Uint8Array} */ (row.sealed) })),
    ...drafts.map((row) => ({ name: `drafts/${row.id}.age`, input: row.sealed })),
  ];
  return zipOf([{ name: 'README.txt', input: readMe() }, ...sealed, ...(isUnlocked() ? await openedToo(sealed) : [])]);
}

/**
 * @param {File[]} sealed
 * @returns {Promise<File[]>}
 */
async function openedToo(sealed) {
  const identities = identitiesOf(keyring());
  const opened = sealed.map(async ({ name, input }) => {
    const plain = text(await open(/** @type {Uint8Array} */ (input), identities)).trimEnd();
    return { name: `readable/${name.replace(/\.age$/, '.json')}`, input: plain };
  });
  const read = await Promise.allSettled(opened);
  const words = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return [{ name: 'identity.txt', input: `${identities.join('\n')}\n` }, ...words];
}

/** @param {File[]} files */
async function zipOf(files) {
  const now = new Date();
  const zip = makeZip(files.map((file) => ({ ...file, lastModified: now })));
  return new Response(zip, { headers: { 'Content-Type': 'application/zip' } }).blob();
}
