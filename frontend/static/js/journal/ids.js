/** Ids: random ones, and fixed ones that every device of a person works out alike and the server can't foretell. */
import { hex, utf8 } from '../sealing/bytes.js';
import { keyring } from './desk.js';

/** @returns {string} */
export function newId() {
  return crypto.randomUUID();
}

/**
 * The id of the one document of its sort that a person has, such as the list of people.
 * @param {string} name
 * @returns {Promise<string>} a uuid (version 8)
 */
export async function fixedId(name) {
  const oldest = keyring().keys.at(-1);
  const key = await crypto.subtle.importKey('raw', utf8(oldest?.signing ?? ''), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(`afterword/id/v1\n${name}`))).slice(0, 16);
  bytes[6] = (/** @type {number} */ (bytes[6]) & 0x0f) | 0x80;
  bytes[8] = (/** @type {number} */ (bytes[8]) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
