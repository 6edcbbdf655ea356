import { renewPush } from '../journal/pushing.js';
import { tellTimeZone } from '../journal/time-zone.js';

/** Keeps reminders right on this device. Without a network, or signed out, the next opening does it. */
export async function keepNotes() {
  await tellTimeZone().catch(() => false);
  await renewPush().catch(() => undefined);
}
