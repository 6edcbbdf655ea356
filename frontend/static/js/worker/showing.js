import { noteArrived } from '../store/notes.js';
import { markSeen, seenNote } from '../store/seen-notes.js';
import { actionsOf } from './actions.js';
import { answerNote, sendWaiting } from './answers.js';
import { readNote, tagOf } from './note.js';
import { bodyOf, wording } from './wording.js';

const ICON = new URL('../../icons/icon-192.png', import.meta.url).href;

/**
 * Shows the note that a push message names by number, in words that lie on this device.
 * @param {any} scope the service worker's global scope
 * @param {{json(): any} | null} data
 */
export async function show(scope, data) {
  const note = readNote(data);
  const seen = note.note ? await seenNote(note.note).catch(() => null) : null;
  if (seen) return showAgain(scope, note, seen);
  // Before it shows: a worker that is killed in between may stay silent once, and never alerts twice.
  if (note.note) await markSeen(note.note, { over: false }).catch(() => undefined);
  await put(scope, note, { silent: Date.now() / 1000 > note.until });
  await noteArrived(new Date()).catch(() => undefined);
  if (!note.note) return;
  await tellPages(scope, { arrived: note.note });
  await sendWaiting();
  await answerNote(note.note, 'arrived');
}

/**
 * A push that came before alerts nobody. The browser wants something on the screen all the same.
 * @param {any} scope
 * @param {import('./note.js').Note} note
 * @param {import('../store/seen-notes.js').Seen} seen
 */
async function showAgain(scope, note, { over }) {
  const tag = tagOf(note);
  if ((await scope.registration.getNotifications({ tag })).length > 0) return;
  await put(scope, note, { silent: true });
  if (!over) return;
  for (const notification of await scope.registration.getNotifications({ tag })) notification.close();
}

/**
 * @param {any} scope
 * @param {import('./note.js').Note} note
 * @param {{silent: boolean}} how
 */
async function put(scope, note, { silent }) {
  const kept = await wording();
  await scope.registration.showNotification(kept.title, {
    body: await bodyOf(note, kept),
    tag: tagOf(note),
    icon: ICON,
    silent,
    renotify: !silent,
    actions: actionsOf(note, kept.words),
    // The browser writes this to the disk: the key must never be in it.
    data: { text: note.text, note: note.note, reminder: note.reminder },
  });
}

/** @param {any} scope @param {object} message */
export async function tellPages(scope, message) {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(message);
}
