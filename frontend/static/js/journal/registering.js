/** Registers a passkey with the server, so that it signs in, and hands its secret to whoever wraps the keyring with it. */
import { ApiProblem, callSignIn } from '../sync/api.js';
import { makePasskey } from './passkeys.js';

/**
 * The passkey's name on the server is its credential id, so that taking a way of unlocking away finds it.
 * @returns {Promise<{prf: Uint8Array | null, credentialId: string}>}
 * @throws {DOMException | ApiProblem | import('../sync/api.js').Offline}
 */
export async function registerPasskey() {
  const asked = await callSignIn('GET', 'account/authenticators/webauthn?passwordless=1');
  if (asked.status !== 200) throw new ApiProblem(asked.status, asked.json);
  const { credential, credentialId, prf } = await makePasskey(asked.json.data.creation_options.publicKey);
  const body = { name: credentialId.slice(0, 100), credential, passwordless: true };
  const { status, json } = await callSignIn('POST', 'account/authenticators/webauthn', body);
  if (status !== 200) throw new ApiProblem(status, json);
  return { prf, credentialId };
}
