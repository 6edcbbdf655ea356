/** A therapist's invitations: a link whose last part stays in browsers, and its picture to scan. */

import { toBase64Url, utf8 } from '../sealing/bytes.js';
import { fingerprint, publicKeysOf } from '../sealing/keyring.js';
import { call, callForFile } from '../sync/api.js';
import { keyring } from './desk.js';
import { myName } from './profile.js';

/** @typedef {{id: string, created_at: string, expires_at: string, redeemed_at: string | null, withdrawn_at: string | null}} Invitation */

/** @returns {Promise<Invitation[]>} newest first */
export async function invitations() {
  const { json } = await call('GET', 'invitations/');
  return json.invitations.sort((/** @type {Invitation} */ a, /** @type {Invitation} */ b) => b.created_at.localeCompare(a.created_at));
}

/**
 * Makes an invitation for one person. The code is told this once, so the link is not kept anywhere.
 * @returns {Promise<Invitation & {link: string}>}
 */
export async function invite() {
  const [{ json }, print, name] = await Promise.all([
    call('POST', 'invitations/', {}),
    publicKeysOf(keyring()).then(fingerprint),
    myName(),
  ]);
  return { ...json, link: `${location.origin}/join/#${json.code}.${print}.${toBase64Url(utf8(name))}` };
}

/** @param {string} id */
export async function withdrawInvitation(id) {
  await call('DELETE', `invitations/${id}/`);
}

/**
 * The link as a QR code, without the name, which the server that draws it need not learn: who scans it is in the room, and the
 * name follows sealed.
 * @param {string} link
 * @returns {Promise<Blob>} image/svg+xml
 */
export function pictureOf(link) {
  return callForFile('POST', 'qr/', { text: link.slice(0, link.lastIndexOf('.')) });
}
