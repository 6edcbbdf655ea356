/** The keyring, sealed once for each way of unlocking. */

import { identityToRecipient } from '../../vendor/age-encryption@0.3.1/age-encryption.js';
import { scriptUrl } from '../worker/policy.js';
import { identityOf, open, seal } from './age.js';
import { text, utf8 } from './bytes.js';
import { SealedError } from './errors.js';
import { readKeyring } from './keyring.js';
import { pad } from './padding.js';
import { readRecoveryCode } from './recovery.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./keyring.js').Keyring} Keyring
 * @typedef {{kind: 'passkey', secret: Uint8Array} | {kind: 'recovery' | 'passphrase', secret: string}} Way the 32-byte PRF output, the
 *   recovery code as typed, or the passphrase
 */

/** @param {Keyring} keyring @param {Way} way @returns {Promise<Bytes>} an age file */
export async function wrap(keyring, way) {
  const bytes = pad(utf8(JSON.stringify(keyring)));
  if (way.kind === 'passphrase') return inWorker('seal', bytes, way.secret);
  return seal(bytes, [await identityToRecipient(await identityFor(way))]);
}

/**
 * @param {Uint8Array} sealed
 * @param {Way} way
 * @returns {Promise<Keyring>}
 * @throws {SealedError} `decrypt` when the secret is not the one, `code-shape`, `shape`, `version`
 */
export async function unwrap(sealed, way) {
  const bytes = way.kind === 'passphrase' ? await inWorker('open', sealed, way.secret) : await open(sealed, [await identityFor(way)]);
  return readKeyring(text(bytes));
}

/** @returns {Promise<Bytes>} the input of the WebAuthn PRF extension (`prf.eval.first`), the same for everyone */
export async function prfInput() {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8('afterword/passkey/v1')));
}

/** @param {Exclude<Way, {kind: 'passphrase'}> | Way} way @returns {Promise<string>} the X25519 identity that the secret makes */
async function identityFor(way) {
  const secret = way.kind === 'passkey' ? way.secret : utf8(readRecoveryCode(/** @type {string} */ (way.secret)));
  if (way.kind === 'passkey' && secret.length !== 32) throw new SealedError('shape', 'a PRF output has 32 bytes');
  const key = await crypto.subtle.importKey('raw', /** @type {Bytes} */ (secret), 'HKDF', false, ['deriveBits']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(`afterword/${way.kind}/v1`) };
  return identityOf(new Uint8Array(await crypto.subtle.deriveBits(hkdf, key, 256)));
}

/**
 * One job in a worker of its own: scrypt takes about a second, and the page must stay alive.
 *
 * @param {'seal' | 'open'} verb
 * @param {Uint8Array} bytes
 * @param {string} passphrase
 * @returns {Promise<Bytes>}
 */
async function inWorker(verb, bytes, passphrase) {
  const worker = new Worker(scriptUrl(new URL('./scrypt-worker.js', import.meta.url).href), { type: 'module' });
  try {
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error('The worker for passphrases did not start'));
      worker.postMessage({ verb, bytes, passphrase: passphrase.normalize('NFC') });
    });
    if (!answer) throw new SealedError('decrypt');
    return answer;
  } finally {
    worker.terminate();
  }
}
