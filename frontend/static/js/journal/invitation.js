/** An invitation: `<code>.<fingerprint>.<name>`, all of it behind the # of a link, so that only the code ever reaches the server. */
import { fromBase64Url, text } from '../sealing/bytes.js';
import { bindingHolds, fingerprint } from '../sealing/keyring.js';
import { ApiProblem, call } from '../sync/api.js';
import { isUnlocked } from './desk.js';
import { joiningSoFar, noteJoining } from './joining-notes.js';
import { pin, UntrueKeys } from './pins.js';
import { sendMyName } from './profile.js';

/**
 * `state`: `open`, or `unusable` when it was used, is too old, or is none. `verified`: the keys are those that the link names.
 * @typedef {{kind: 'patient' | 'therapist', name: string, state: 'open' | 'unusable', verified: boolean}} Invitation
 */
/** @typedef {{code: string, print: string, name: string}} Parts */

/**
 * Looks at the invitation of this address, or at the one noted before a reload.
 * @param {string} fragment what stands after the #
 * @returns {Promise<Invitation | null>} null for someone who joins alone
 */
export async function lookAtInvitation(fragment) {
  const wanted = fragment || joiningSoFar().fragment;
  if (!wanted) return null;
  noteJoining({ fragment: wanted });
  const { code, print, name } = partsOf(wanted);
  try {
    const { kind, inviter } = (await call('POST', 'invitations/look/', { code })).json;
    return { kind, name, state: 'open', verified: await isFrom(inviter, print) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || ![400, 404].includes(error.status)) throw error;
    return { kind: print ? 'patient' : 'therapist', name, state: 'unusable', verified: false };
  }
}

/**
 * Uses the invitation up. Keys other than those that the link names are refused before anything is used.
 * @param {string} fragment
 * @throws {UntrueKeys}
 */
export async function useInvitation(fragment) {
  const { code, print, name } = partsOf(fragment);
  try {
    const { kind, inviter } = (await call('POST', 'invitations/look/', { code })).json;
    const meets = kind === 'patient' && inviter?.recipient;
    const verified = meets && (await isFrom(inviter, print));
    if (meets && print && !verified) throw new UntrueKeys();
    await call('POST', 'invitations/redeem/', { code });
    if (meets && isUnlocked()) await pin({ id: inviter.id, keys: inviter, name, verified });
  } catch (error) {
    // Used already: by this person, before a reload, or by another, as they were told at the beginning.
    if (!(error instanceof ApiProblem) || ![400, 404].includes(error.status)) throw error;
  }
  noteJoining({ fragment: '' });
  if (isUnlocked()) await sendMyName();
}

/**
 * @param {any} inviter
 * @param {string} print
 */
async function isFrom(inviter, print) {
  if (!inviter?.recipient || !print || !(await bindingHolds(inviter.id, inviter))) return false;
  return (await fingerprint(inviter)) === print;
}

/** @param {string} fragment @returns {Parts} */
function partsOf(fragment) {
  const [code = '', print = '', name = ''] = decodeURIComponent(fragment).split('.');
  return { code, print, name: readName(name) };
}

/** @param {string} name base64url */
function readName(name) {
  try {
    return text(fromBase64Url(name)).slice(0, 80);
  } catch {
    return '';
  }
}
