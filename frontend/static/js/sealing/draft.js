/** Drafts: words that never left the device. Sealed without a key of ours being unlocked, so there is no signature. */

import { identitiesOf, open, seal } from './age.js';
import { parseJson, text, utf8 } from './bytes.js';
import { SealedError } from './errors.js';
import { pad } from './padding.js';

/**
 * @param {object} draft anything that JSON holds
 * @param {string} recipient the writer's own
 * @returns {Promise<import('./bytes.js').Bytes>}
 */
export async function sealDraft(draft, recipient) {
  return seal(pad(utf8(JSON.stringify({ v: 1, draft }))), [recipient]);
}

/**
 * @param {Uint8Array} sealed
 * @param {import('./keyring.js').Keyring} keyring
 * @returns {Promise<any>} the draft
 * @throws {SealedError} `decrypt`, `shape` or `version`
 */
export async function openDraft(sealed, keyring) {
  const envelope = parseJson(text(await open(sealed, identitiesOf(keyring))));
  if (!Number.isInteger(envelope?.v)) throw new SealedError('shape', 'draft');
  if (envelope.v !== 1) throw new SealedError('version', 'draft');
  if (!envelope.draft || typeof envelope.draft !== 'object') throw new SealedError('shape', 'draft');
  return envelope.draft;
}
