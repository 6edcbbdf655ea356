/** Adds and removes ways of unlocking. A new one is proven to open before it counts, and before an old one may go. */
import { toBase64 } from '../sealing/bytes.js';
import { SealedError } from '../sealing/errors.js';
import { makeRecoveryCode, readRecoveryCode } from '../sealing/recovery.js';
import { unwrap, wrap } from '../sealing/wraps.js';
import { dropWrap, keepWrap } from '../store/wraps.js';
import { call, callSignIn } from '../sync/api.js';
import { keyring, store } from './desk.js';
import { newId } from './ids.js';
import { planAfterMaking } from './recovery-check.js';
import { registerPasskey } from './registering.js';

/** @typedef {import('../sealing/wraps.js').Way} Way */
/** @typedef {import('../store/wraps.js').Wrap} Wrap */

/** This browser's passkeys give no secret, so they can sign in but not unlock. */
export class NoSecret extends Error {
  constructor() {
    super('This passkey gives no secret.');
    this.name = 'NoSecret';
    this.type = 'no-prf';
  }
}

/**
 * @param {{kind: 'passkey'} | {kind: 'passphrase' | 'recovery', secret: string}} way
 * @returns {Promise<{id: string}>}
 * @throws {NoSecret}
 */
export async function addWay(way) {
  if (way.kind !== 'passkey') {
    const kept = await keepWay(await provenWrap(keyring(), way, ''));
    if (way.kind === 'recovery') await planAfterMaking();
    return kept;
  }
  const { prf, credentialId } = await registerPasskey();
  if (!prf) throw new NoSecret();
  return keepWay(await provenWrap(keyring(), { kind: 'passkey', secret: prf }, credentialId));
}

/** @returns {string} a new recovery code, to be shown, typed back to `proveRecoveryCode`, and only then added by `addWay` */
export function newRecoveryCode() {
  return makeRecoveryCode();
}

/**
 * @param {string} code as made
 * @param {string} typed as typed back
 * @throws {SealedError} `code-shape`, or `decrypt` when it is another
 */
export function proveRecoveryCode(code, typed) {
  if (readRecoveryCode(typed) !== code) throw new SealedError('decrypt', 'another code');
}

/**
 * @param {string} id
 * @throws {import('../sync/api.js').ApiProblem} `last-way-in`
 */
export async function removeWay(id) {
  const db = await store();
  const gone = await db.get('wraps', id);
  await call('DELETE', `wraps/${id}/`);
  await dropWrap(db, id);
  if (gone?.kind === 'passkey') await removePasskey(gone.credential_id);
}

/**
 * A wrap that was opened again with the same secret before anyone relies on it.
 * @param {import('../sealing/keyring.js').Keyring} ring
 * @param {Way} way
 * @param {string} credentialId
 * @returns {Promise<Wrap>}
 */
export async function provenWrap(ring, way, credentialId) {
  const sealed = await wrap(ring, way);
  const opened = await unwrap(sealed, way);
  if (JSON.stringify(opened) !== JSON.stringify(ring)) throw new SealedError('mismatch', 'the wrap opened to something else');
  return { id: newId(), kind: way.kind, sealed, credential_id: credentialId, created_at: new Date().toISOString() };
}

/** @param {Wrap} wrap */
export async function sendWrap({ id, kind, sealed, credential_id }) {
  await call('PUT', `wraps/${id}/`, { kind, sealed: toBase64(sealed), credential_id });
}

/** @param {Wrap} made */
async function keepWay(made) {
  await sendWrap(made);
  await keepWrap(await store(), made);
  return { id: made.id };
}

/** @param {string} credentialId so that it no longer signs in either */
async function removePasskey(credentialId) {
  const { json } = await callSignIn('GET', 'account/authenticators');
  const found = (json?.data ?? []).find((/** @type {any} */ one) => one.name === credentialId.slice(0, 100));
  if (found) await callSignIn('DELETE', 'account/authenticators/webauthn', { authenticators: [found.id] });
}
