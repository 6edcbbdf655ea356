/**
 * Staying unlocked: the keyring, sealed under a key of two halves. One half is kept on this device, the other comes from the
 * server for as long as this device is signed in, so that signing out or revoking the device makes it unreadable.
 */
import { fromBase64Url, text, toBase64Url, utf8 } from '../sealing/bytes.js';
import { readKeyring } from '../sealing/keyring.js';
import { dropKept, keepSealed, setStays } from '../store/staying.js';
import { call } from '../sync/api.js';

/** @typedef {import('../sealing/keyring.js').Keyring} Keyring */

/** @param {boolean} on */
export async function chooseStaying(on) {
  await setStays(on);
  if (!on) await stopStaying();
}

/**
 * Needs the network and an unlocked device.
 * @param {Keyring} keyring
 */
export async function keepKeyring(keyring) {
  const half = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(half, await serverHalf());
  const bytes = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(keyring))));
  await keepSealed({ user: keyring.user, half, iv, bytes });
}

/**
 * @param {import('../store/staying.js').KeptKeyring} kept
 * @returns {Promise<Keyring | null>} null when the halves no longer fit
 * @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function openKept(kept) {
  const key = await keyOf(kept.half, await serverHalf());
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, key, kept.bytes);
    return readKeyring(text(new Uint8Array(plain)));
  } catch {
    return null;
  }
}

export async function stopStaying() {
  await dropKept();
}

/** @returns {Promise<string>} */
async function serverHalf() {
  return (await call('GET', 'devices/current/half/')).json.half;
}

/**
 * @param {string} local base64url
 * @param {string} server base64url
 */
async function keyOf(local, server) {
  const halves = new Uint8Array([...fromBase64Url(local), ...fromBase64Url(server)]);
  const secret = await crypto.subtle.importKey('raw', halves, 'HKDF', false, ['deriveKey']);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8('afterword/stay/v1') };
  return crypto.subtle.deriveKey(hkdf, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
