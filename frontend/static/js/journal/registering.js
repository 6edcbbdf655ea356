/** Registers a passkey with the server, so that it signs in, and hands its secret to whoever wraps the keyring with it. */
import { ApiProblem, callSignIn } from '../sync/api.js';
import { makePasskey, touchPasskey } from './passkeys.js';

/**
 * The passkey's name on the server is its credential id, so that taking a way of unlocking away finds it.
 * @returns {Promise<{prf: Uint8Array | null, credentialId: string}>}
 * @throws {DOMException | ApiProblem | import('../sync/api.js').Offline}
 */
export async function registerPasskey() {
  const { credential, credentialId, prf } = await makePasskey(await creationOptions());
  const body = { name: credentialId.slice(0, 100), credential, passwordless: true };
  const { status, json } = await callSignIn('POST', 'account/authenticators/webauthn', body);
  if (status !== 200) throw new ApiProblem(status, json);
  return { prf, credentialId };
}

/**
 * Registers one, or uses the one that this device registered before joining was cut short.
 * @returns {Promise<{prf: Uint8Array | null, credentialId: string}>}
 * @throws {DOMException | ApiProblem | import('../sync/api.js').Offline}
 */
export async function registerOrUsePasskey() {
  try {
    return await registerPasskey();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    const { excludeCredentials } = await creationOptions();
    return touchPasskey(excludeCredentials.map((/** @type {any} */ one) => one.id));
  }
}

/** @returns {Promise<any>} */
async function creationOptions() {
  const { status, json } = await callSignIn('GET', 'account/authenticators/webauthn?passwordless=1');
  if (status !== 200) throw new ApiProblem(status, json);
  return json.data.creation_options.publicKey;
}
