/** The recovery code: 26 Crockford base32 characters (130 random bits), easy to copy by hand and forgiving when typed back. */

import { SealedError } from './errors.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;
/** @type {Record<string, string>} letters that look like a digit */
const LOOKALIKES = { O: '0', I: '1', L: '1' };

/** @returns {string} 26 characters, ungrouped */
export function makeRecoveryCode() {
  // 32 divides 256, so the low five bits of each byte are uniform.
  return Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte & 31]).join('');
}

/**
 * @param {string} typed with any case, spaces or dashes, and O for 0, I or L for 1
 * @returns {string} 26 characters
 * @throws {SealedError} `code-shape`
 */
export function readRecoveryCode(typed) {
  const code = typed
    .replace(/[\s\u2010-\u2015_.-]/g, '')
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => LOOKALIKES[letter]);
  if (code.length !== LENGTH || [...code].some((character) => !ALPHABET.includes(character))) {
    throw new SealedError('code-shape');
  }
  return code;
}

/** @param {string} code @returns {string} as it is shown: groups of four, the last of two */
export function grouped(code) {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
