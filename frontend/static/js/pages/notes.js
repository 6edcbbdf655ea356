import { renewIfStale, renewPush } from '../journal/pushing.js';
import { tellTimeZone } from '../journal/time-zone.js';
import { sendWaiting } from '../worker/answers.js';

/** What notes left to do. Also while locked: an answer needs no session, and a new address only the session. */
export async function catchUp() {
  await sendWaiting();
  await renewIfStale().catch(() => undefined);
}

/** Keeps reminders right on this device. Without a network, or signed out, the next opening does it. */
export async function keepNotes() {
  await tellTimeZone().catch(() => false);
  await renewPush().catch(() => undefined);
}
