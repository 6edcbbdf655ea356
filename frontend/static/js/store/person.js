/** Who is on this device. Known while signed out and locked, so that writing always has a key to seal to. */
import { tellChange } from './changes.js';
import { openDevice } from './database.js';
import { dropFact, fact, setFact } from './facts.js';

/** @typedef {{recipient: string, verify_key: string, binding: string}} PublicKeys */
/** @typedef {{userId: string, role: string, locale: string, keys: PublicKeys | null, device?: string}} Person */

/** @param {Person} someone */
export async function rememberPerson(someone) {
  await setFact(await openDevice(), 'person', someone);
  tellChange({ topic: 'person' });
}

/** @returns {Promise<Person | null>} */
export async function person() {
  return (await fact(await openDevice(), 'person')) ?? null;
}

/** The store of that person stays where it is; only who is here is forgotten. */
export async function forgetPerson() {
  await dropFact(await openDevice(), 'person');
  tellChange({ topic: 'person' });
}
