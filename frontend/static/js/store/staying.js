/** What staying unlocked keeps on this device: the person's choice, and the sealed keyring with this device's half of its key. */
import { openDevice } from './database.js';
import { dropFact, fact, setFact } from './facts.js';

/** @typedef {{user: string, half: string, iv: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>}} KeptKeyring half base64url */

const SEALED = 'sealed-keyring';
const CHOICE = 'stay-unlocked';

/** @returns {Promise<boolean>} what the person chose for this device; on until they say otherwise */
export async function staysUnlocked() {
  return (await fact(await openDevice(), CHOICE)) ?? true;
}

/** @param {boolean} on */
export async function setStays(on) {
  await setFact(await openDevice(), CHOICE, on);
}

/**
 * @param {string} userId
 * @returns {Promise<KeptKeyring | null>} null when nothing is kept for this person
 */
export async function keptFor(userId) {
  const kept = await fact(await openDevice(), SEALED);
  return kept?.user === userId ? kept : null;
}

/** @param {KeptKeyring} kept */
export async function keepSealed(kept) {
  await setFact(await openDevice(), SEALED, kept);
}

export async function dropKept() {
  await dropFact(await openDevice(), SEALED);
}
