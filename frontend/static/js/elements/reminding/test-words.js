import { gettext } from '../../journal/texts.js';

/** @typedef {import('../../journal/testing-notes.js').Step} Step */
/** @typedef {import('../../journal/testing-notes.js').Why} Why */

/** What each step finds out. @returns {Record<Step, string>} */
export const stepNames = () => ({
  allowed: gettext('This browser may show notes'),
  helper: gettext('The app’s helper is ready'),
  address: gettext('This browser has an address for notes'),
  known: gettext('Our server knows that address'),
  taken: gettext('The note is on its way'),
  arrived: gettext('It reached this device'),
});

/** Why a step failed, and what to do. Functions, so that only what is needed is looked up. @type {Record<Exclude<Why, ''>, () => string>} */
const REASONS = {
  install: () => gettext('On an iPhone or iPad, first add this page to your home screen: Share, then Add to Home Screen. Then open it from there.'),
  none: () => gettext('This browser can’t show notes. E-mail works everywhere.'),
  blocked: () => gettext('Notes from this page are blocked. You can allow them in the settings of your browser.'),
  'not-asked': () => gettext('Your browser has not been asked yet. Switch on “Remind me on this phone” above.'),
  'no-helper': () => gettext('It is still being set up. Load this page again, wait a moment, then try once more.'),
  'no-address': () => gettext('Notes are off on this device. Switch on “Remind me on this phone” above.'),
  'off-here': () => gettext('Notes on a phone are not set up on this server. E-mail works.'),
  'not-known': () => gettext('The address has changed. Switch “Remind me on this phone” off and on again.'),
  gone: () => gettext('The address no longer works. Switch “Remind me on this phone” off and on again.'),
  later: () => gettext('The browser’s message service could not be reached just now. Try again in a few minutes.'),
  refused: () => gettext('The browser’s message service would not take the note. Switch “Remind me on this phone” off and on again.'),
  'no-channel': () => gettext('Our server has no address of this device. Switch “Remind me on this phone” off and on again.'),
  'not-arrived': () => gettext('It was sent and has not come in 30 seconds. Your phone may be holding it back: see “If notes don’t come” below.'),
  'too-often': () => gettext('That was tried too often. Wait a few minutes, then try again.'),
  offline: () => gettext('There is no network just now. Try again when you are back online.'),
  closed: () => gettext('Unlock first, then try again.'),
  trouble: () => gettext('Our server has trouble. Try again in a few minutes.'),
};

/** @param {Exclude<Why, ''>} why */
export function reasonFor(why) {
  return (REASONS[why] ?? REASONS.trouble)();
}

/** What became of an e-mail. @param {Why} why */
export function mailAnswer(why) {
  if (why === '') return gettext('Sent. It can take a few minutes. Look among unwanted mail too.');
  if (why === 'too-often' || why === 'offline' || why === 'closed' || why === 'trouble') return reasonFor(why);
  return gettext('The mail server did not take it. Try again in a few minutes.');
}
