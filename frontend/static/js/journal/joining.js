/**
 * Joining, one step after the other, and on again after a reload. The keys stay in memory until the recovery code was typed back:
 * until then nothing was written for them, so whoever is cut short makes new ones.
 */
import { makeKeyring, publicKeysOf } from '../sealing/keyring.js';
import { rememberPerson } from '../store/person.js';
import { ApiProblem, call, callSignIn } from '../sync/api.js';
import { openDesk } from './desk.js';
import { useInvitation } from './invitation.js';
import { forgetJoining, joiningSoFar, noteJoining } from './joining-notes.js';
import { proveWith, whoSignedIn } from './proving.js';
import { registerOrUsePasskey } from './registering.js';
import { sendCode } from './signing-in.js';
import { afterUnlocking, resume } from './unlocking.js';
import { newRecoveryCode, provenWrap, proveRecoveryCode, sendWrap } from './ways.js';

export { lookAtInvitation } from './invitation.js';

/** @typedef {import('./invitation.js').Invitation} Invitation */
/** @typedef {import('./joining-notes.js').Stage} Stage */

/** @type {{keyring: import('../sealing/keyring.js').Keyring, recovery: string} | null} */
let making = null;

/** @returns {Promise<{stage: Stage, email: string}>} where joining stands in this tab */
export async function whereWeAre() {
  const { stage, email } = joiningSoFar();
  if (stage === 'recovery' && !making) return { stage: 'keys', email };
  if (stage === 'name' && !(await resume())) return { stage: 'redeem', email };
  return { stage, email };
}

/**
 * Sends a code there. Answers alike when there is an account already.
 * @param {string} email
 */
export async function signUp(email) {
  const { status, json } = await callSignIn('POST', 'auth/signup', { email });
  if (status === 400) throw new ApiProblem(400, { type: 'email-refused' });
  // Somebody who is signed in, in another tab say, is told 409: then there is no code to wait for.
  if (status !== 401 && status !== 200) throw new ApiProblem(status, json);
  noteJoining({ stage: 'code', email });
}

/**
 * @param {string} code
 * @throws {import('./signing-in.js').CodeRefused}
 */
export async function confirmCode(code) {
  await sendCode('auth/email/verify', { key: code });
  noteJoining({ stage: 'keys' });
}

/**
 * @returns {Promise<{prf: Uint8Array | null, credentialId: string}>} without a secret, a passphrase is needed to unlock
 * @throws {DOMException | ApiProblem}
 */
export function makePasskey() {
  return registerOrUsePasskey();
}

/**
 * Makes the keys, and wraps them in two ways that were each proven to open.
 * @param {{kind: 'passkey' | 'passphrase', secret: any, credentialId?: string}} way
 * @returns {Promise<{recovery: string}>} the recovery code, to be shown and typed back
 * @throws {ApiProblem} `keys-exist`
 */
export async function makeKeys({ kind, secret, credentialId = '' }) {
  const { userId } = await whoSignedIn();
  const [keyring, recovery] = [await makeKeyring(userId, new Date()), newRecoveryCode()];
  const wraps = [
    await provenWrap(keyring, { kind, secret }, credentialId),
    await provenWrap(keyring, { kind: 'recovery', secret: recovery }, ''),
  ];
  await call('PUT', 'keys/', await publicKeysOf(keyring));
  for (const wrap of wraps) await sendWrap(wrap);
  making = { keyring, recovery };
  noteJoining({ stage: 'recovery' });
  return { recovery };
}

/**
 * @param {string} typed the recovery code, typed back; from here on the keys count
 * @throws {import('../sealing/errors.js').SealedError} `code-shape`, or `decrypt` when it is another
 */
export async function confirmRecovery(typed) {
  if (!making) throw new ApiProblem(409, { type: 'join-again' });
  proveRecoveryCode(making.recovery, typed);
  await proveWith(making.keyring);
  await arrive(making.keyring);
  making = null;
  noteJoining({ stage: joiningSoFar().fragment ? 'name' : 'redeem' });
}

/**
 * The last step: uses the invitation, if there is one, and agrees to the keys of whoever invited.
 * @returns {Promise<{role: string}>}
 */
export async function redeem() {
  const { fragment } = joiningSoFar();
  if (fragment) await useInvitation(fragment);
  const { role } = await rememberWhoSignedIn();
  forgetJoining();
  return { role };
}

/** @param {import('../sealing/keyring.js').Keyring} keyring */
async function arrive(keyring) {
  await rememberWhoSignedIn();
  await openDesk(keyring);
  await afterUnlocking();
}

async function rememberWhoSignedIn() {
  const { userId, role, locale, keys, device } = await whoSignedIn();
  await rememberPerson({ userId, role, locale, keys, device });
  return { role };
}
