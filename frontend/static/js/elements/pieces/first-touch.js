// The passkey of someone who joins: a new one, or the one that was made before a reload.
import { makePasskey } from '../../journal/joining.js';
import { touchPasskey } from '../../journal/passkeys.js';

/** @returns {Promise<{prf: Uint8Array | null, credentialId: string}>} */
export async function firstTouch() {
  try {
    return await makePasskey();
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    return touchPasskey([]);
  }
}
