import { opensOf } from '../store/opens.js';
import { markSeen } from '../store/seen-notes.js';
import { asksToGoOn, laterActions, mostActions } from './actions.js';
import { answerNote, sendWaiting } from './answers.js';
import { laterTime } from './later-times.js';
import { openPage } from './opening.js';
import { wording } from './wording.js';

/** @typedef {{text: number, note: string, reminder: string, asking?: boolean}} Shown what a notification carries */

const WRITE = '/write/';
const REMINDERS = '/you/reminders/';

/**
 * What a tap on a note, or on one of its buttons, does. No network is waited for before a page opens, as the browser allows that
 * for a moment only.
 * @param {any} scope the service worker's global scope
 * @param {any} notification
 * @param {string} action empty for the note itself
 */
export async function tapped(scope, notification, action) {
  notification.close();
  const shown = /** @type {Shown} */ (notification.data ?? { text: 2, note: '', reminder: '' });
  if (shown.note) await markSeen(shown.note, { over: true }).catch(() => undefined);
  await answered(scope, notification, shown, action);
  await sendWaiting();
}

/** @param {any} scope @param {any} notification @param {Shown} shown @param {string} action */
async function answered(scope, notification, shown, action) {
  const { note } = shown;
  if (action === 'done' || action === 'go-on' || action === 'stop') return answerNote(note, action);
  if (action === 'later') return mostActions() < 2 ? openLater(scope, note) : askWhen(scope, notification, shown);
  if (action === 'hour' || action === 'evening' || action === 'tomorrow') {
    return answerNote(note, 'later', laterTime(action, new Date()));
  }
  if (shown.asking) return openLater(scope, note);
  // Each goes its way: a browser that lets nothing open must not keep the answer back.
  await Promise.allSettled([pageOf(shown).then((path) => openFrom(scope, path, note)), note && answerNote(note, 'opened')]);
}

/** @param {Shown} shown @returns {Promise<string>} */
async function pageOf({ text, reminder }) {
  if (asksToGoOn(text)) return REMINDERS;
  return (reminder && (await opensOf(reminder).catch(() => null))) || WRITE;
}

/** Where notes have no buttons, Write offers to put this one off. @param {any} scope @param {string} path @param {string} note */
function openFrom(scope, path, note) {
  const offers = path === WRITE && note && mostActions() < 2;
  return openPage(scope, offers ? `${WRITE}#note=${note}` : path, path);
}

/** @param {any} scope @param {string} note */
function openLater(scope, note) {
  return openPage(scope, `/later/#${note}`);
}

/** The note asks "When?" in its own place on the screen. @param {any} scope @param {any} notification @param {Shown} shown */
async function askWhen(scope, { title, tag, icon }, shown) {
  const { words } = await wording();
  await scope.registration.showNotification(title, {
    body: words.when,
    tag,
    icon,
    silent: true,
    actions: laterActions(words, new Date()),
    data: { ...shown, asking: true },
  });
}
