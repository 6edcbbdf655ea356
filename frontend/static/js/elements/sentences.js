import { gettext, interpolate } from '../journal/texts.js';

/** What a problem's slug means to the person who meets it. Functions, so that the language is known when they run. */
const OF_PROBLEMS = {
  'sign-in': () => gettext('You are signed out. Sign in and try again. Your words stay on this device.'),
  locked: () => gettext('Unlock first, then try again.'),
  'slow-down': () => gettext('That was tried too often. Wait a few minutes, then try again.'),
  'invitation-unknown': () => gettext('This invitation was used already, or it is too old. Ask for a new one.'),
  'invitation-other-email': () => gettext('This invitation is for another e-mail address.'),
  'not-for-writers': () => gettext('This account has a journal of its own. Use another address for your work.'),
  'not-for-therapists': () => gettext('This invitation is for the person you work with.'),
  'email-refused': () => gettext('We can not send to this address. Check it once more.'),
  'join-again': () => gettext('This page was away for too long. Load it again and go on.'),
  'last-way-in': () => gettext('Keep at least two ways to unlock, and one of them the recovery code.'),
  'code-wrong': () => gettext('That is not the code in our last letter. Check it and try again.'),
  'code-expired': () => gettext('This code no longer works. Ask for a new one.'),
  'passkey-unknown': () => gettext('We do not know this passkey. Use a code by e-mail instead.'),
  'no-prf': () => gettext('This browser can not keep the key in a passkey. Add a passphrase instead.'),
  'still-waiting': () => gettext('It is not backed up yet: there is no way to our server just now. Your words are safe on this device.'),
  'keys-exist': () => gettext('This account has a key already. Sign in instead of joining again.'),
};

/** What went wrong while opening something sealed. */
const OF_SEALS = {
  decrypt: () => gettext('That does not open this journal. Check it and try again. Nothing is harmed.'),
  'code-shape': () => gettext('A recovery code has 26 letters and numbers. Check what you typed.'),
  signature: () => gettext('The keys are not those that belong here. Nothing was linked. Ask for a new invitation.'),
  version: () => gettext('This was made by a newer version. Load the page again to get it.'),
};

const OF_NAMES = {
  Offline: () => gettext('There is no network just now. Try again when you are back online.'),
  FullError: () => gettext('This device is full. Free some space, then try again.'),
  NotAllowedError: () => gettext('The passkey was not used. You can try again, or take another way.'),
  AbortError: () => gettext('The passkey was not used. You can try again, or take another way.'),
  InvalidStateError: () => gettext('This device has a passkey for this journal already.'),
  Locked: () => gettext('Unlock first, then try again.'),
};

/**
 * One plain sentence for something that failed.
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceFor(error) {
  const { name = '', type = '', code = '', status = 0 } = /** @type {Record<string, any>} */ (error ?? {});
  const slug = String(type).split('/').pop() ?? '';
  const found = lookUp(OF_PROBLEMS, slug) ?? lookUp(OF_SEALS, String(code)) ?? lookUp(OF_NAMES, name);
  if (found) return found();
  if (status >= 500) return gettext('Our server has trouble. Nothing you wrote is lost. Try again in a minute.');
  return interpolate(gettext('That did not work (%(what)s). Nothing you wrote is lost. Try again.'), {
    what: slug || name || '?',
  });
}

/**
 * @param {Record<string, () => string>} table
 * @param {string} key
 */
function lookUp(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
