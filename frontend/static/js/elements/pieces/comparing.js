// A number that two people's devices work out alike from both their keys, to compare by voice.
import { utf8 } from '../../sealing/bytes.js';
import { fingerprint } from '../../sealing/keyring.js';

/** @typedef {{recipient: string, verify_key: string}} Keys */

const GROUPS = 6;

/** 24 digits (about 80 bits) in groups of four, the same whoever asks. @param {Keys} mine @param {Keys} theirs */
export async function safetyNumber(mine, theirs) {
  const prints = await Promise.all([fingerprint(mine), fingerprint(theirs)]);
  const bytes = new DataView(await crypto.subtle.digest('SHA-256', utf8(prints.sort().join('\n'))));
  const group = (/** @type {number} */ at) => String(bytes.getUint32(at * 4) % 10_000).padStart(4, '0');
  return Array.from({ length: GROUPS }, (_, at) => group(at)).join(' ');
}
