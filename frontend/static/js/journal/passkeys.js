/** Passkeys of this device. The secret that a passkey gives (PRF) never leaves it: it is taken out of all that is sent. */
import { fromBase64Url, toBase64Url } from '../sealing/bytes.js';
import { prfInput } from '../sealing/wraps.js';

/** What a touch gave: the credential as the server takes it, and the secret, null where the browser has no PRF.
 * @typedef {{credential: any, credentialId: string, prf: Uint8Array | null}} Touch */

/**
 * Makes a passkey. Where it gives its secret only when used, it is used once, at once.
 * @param {any} options the server's creation options
 * @returns {Promise<Touch>}
 * @throws {DOMException} NotAllowedError when the person turned away, InvalidStateError when this device has one already
 */
export async function makePasskey(options) {
  const publicKey = {
    ...options,
    challenge: fromBase64Url(options.challenge),
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
    extensions: { ...options.extensions, ...(await prf()) },
  };
  const made = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }));
  const results = /** @type {any} */ (made.getClientExtensionResults());
  const touch = touchOf(made, results);
  if (!touch.prf && results.prf?.enabled) return { ...touch, prf: await secretOf([touch.credentialId]) };
  return touch;
}

/**
 * Uses a passkey to answer the server.
 * @param {any} options the server's request options
 * @returns {Promise<Touch>}
 * @throws {DOMException} NotAllowedError when the person turned away
 */
export async function usePasskey(options) {
  const publicKey = {
    ...options,
    challenge: fromBase64Url(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map(withBytes),
    userVerification: 'required',
    extensions: { ...options.extensions, ...(await prf()) },
  };
  const used = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
  return touchOf(used, used.getClientExtensionResults());
}

/**
 * Uses a passkey for its secret alone, with no server: works offline.
 * @param {string[]} credentialIds those that have a wrap here
 * @returns {Promise<Touch>}
 */
export async function touchPasskey(credentialIds) {
  return usePasskey({
    challenge: toBase64Url(crypto.getRandomValues(new Uint8Array(32))),
    rpId: location.hostname,
    allowCredentials: credentialIds.map((id) => ({ type: 'public-key', id })),
  });
}

/** @param {string[]} credentialIds */
async function secretOf(credentialIds) {
  return (await touchPasskey(credentialIds)).prf;
}

/** @returns {Promise<any>} */
async function prf() {
  return { prf: { eval: { first: await prfInput() } } };
}

/** @param {any} descriptor */
function withBytes(descriptor) {
  return { ...descriptor, id: fromBase64Url(descriptor.id) };
}

/**
 * @param {PublicKeyCredential} credential
 * @param {any} results
 * @returns {Touch}
 */
function touchOf(credential, results) {
  const { id, rawId, type, authenticatorAttachment } = credential;
  const first = results.prf?.results?.first;
  const extensions = results.credProps ? { credProps: results.credProps } : {};
  const plain = { id, rawId: written(rawId), type, authenticatorAttachment, clientExtensionResults: extensions };
  return {
    credential: { ...plain, response: responseOf(credential.response) },
    credentialId: id,
    prf: first ? new Uint8Array(first) : null,
  };
}

/** @param {any} response */
function responseOf(response) {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response;
  const parts = { clientDataJSON, attestationObject, authenticatorData, signature, userHandle };
  const given = Object.entries(parts).filter(([, bytes]) => bytes);
  const transports = response.getTransports ? { transports: response.getTransports() } : {};
  return { ...Object.fromEntries(given.map(([name, bytes]) => [name, written(bytes)])), ...transports };
}

/** @param {ArrayBuffer} buffer */
function written(buffer) {
  return toBase64Url(new Uint8Array(buffer));
}
