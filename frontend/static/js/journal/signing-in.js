/** Signing in: by a code that comes by e-mail, or by one touch of a passkey, which unlocks as well. */
import { deleteStore } from '../store/database.js';
import { waiting } from '../store/outbox.js';
import { forgetPerson, rememberPerson } from '../store/person.js';
import { ApiProblem, ask, callSignIn } from '../sync/api.js';
import { syncNow } from '../sync/engine.js';
import { here, isUnlocked, lock, store, whoIsHere } from './desk.js';
import { draftCount } from './drafting.js';
import { usePasskey } from './passkeys.js';
import { bringWraps, whoSignedIn } from './proving.js';
import { stopStaying } from './staying.js';
import { afterUnlocking, unlockWithTouch } from './unlocking.js';

/** The code was wrong, too old, or tried too often. */
export class CodeRefused extends Error {
  /** @param {string} type `code-wrong` or `code-expired` */
  constructor(type) {
    super('The code was not taken.');
    this.name = 'CodeRefused';
    this.type = type;
  }
}

/**
 * Answers alike whether there is an account or not.
 * @param {string} email
 */
export async function askForCode(email) {
  const { status, json } = await callSignIn('POST', 'auth/code/request', { email });
  if (status !== 401 && status !== 200) throw new ApiProblem(status, json);
}

/**
 * @param {string} code
 * @returns {Promise<{role: string, hasKeys: boolean}>} without keys: joining was never finished
 * @throws {CodeRefused}
 */
export async function confirmCode(code) {
  await sendCode('auth/code/confirm', { code });
  return arrive();
}

/**
 * One touch signs in and, with the secret that the passkey gives, unlocks.
 * @returns {Promise<{role: string, hasKeys: boolean}>}
 * @throws {DOMException | ApiProblem}
 */
export async function signInWithPasskey() {
  const asked = await callSignIn('GET', 'auth/webauthn/login');
  if (asked.status !== 200) throw new ApiProblem(asked.status, asked.json);
  const { credential, credentialId, prf } = await usePasskey(asked.json.data.request_options.publicKey);
  const { status, json } = await callSignIn('POST', 'auth/webauthn/login', { credential });
  if (status !== 200) throw new ApiProblem(status, status === 400 ? { type: 'passkey-unknown' } : json);
  const arrived = await arrive();
  if (prf && arrived.hasKeys) await unlockWithTouch(credentialId, prf);
  return arrived;
}

/**
 * Ends the session. Words that are not backed up, and drafts, are never cleared away, whatever is asked.
 * @param {{keepWords: boolean}} choice
 * @returns {Promise<{kept: boolean}>} whether the sealed words stayed on this device
 */
export async function signOut({ keepWords }) {
  const kept = keepWords || (await unsavedCount()) > 0;
  const { userId } = await here();
  if (!kept) addEventListener('unhandledrejection', forgive);
  const { status, json } = await ask('POST', `/sign-out/${kept ? '' : '?clear=yes'}`);
  if (status >= 400) throw new ApiProblem(status, json);
  lock();
  await stopStaying();
  if (!kept) {
    await forgetPerson();
    await syncNow();
    await deleteStore(userId);
  }
  return { kept };
}

/** The browser clears the store away under whatever is being read just then; nobody waits for it any more. @param {PromiseRejectionEvent} event */
function forgive(event) {
  if (event.reason instanceof DOMException) event.preventDefault();
}

/** @returns {Promise<number>} pieces of writing that are on this device only: not sent yet, or not finished */
export async function unsavedCount() {
  if (!(await whoIsHere())) return 0;
  return (await waiting(await store())) + (await draftCount());
}

/**
 * @param {string} path
 * @param {any} body
 * @throws {CodeRefused | ApiProblem}
 */
export async function sendCode(path, body) {
  const { status, json } = await callSignIn('POST', path, body);
  if (status === 400) throw new CodeRefused('code-wrong');
  if (status === 409) throw new CodeRefused('code-expired');
  if (status !== 200) throw new ApiProblem(status, json);
}

/** Whoever signed in is here from now on; someone else's words stay sealed in a store of their own. */
async function arrive() {
  const someone = await whoSignedIn();
  const { userId, role, locale, keys, device } = someone;
  if (!keys) return { role, hasKeys: false };
  await rememberPerson({ userId, role, locale, keys, device });
  await bringWraps();
  if (isUnlocked()) await afterUnlocking();
  else void syncNow();
  return { role, hasKeys: true };
}
