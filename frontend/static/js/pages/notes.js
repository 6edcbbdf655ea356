import { visit } from '../htmx/visiting.js';
import { renewPush } from '../journal/pushing.js';
import { tellTimeZone } from '../journal/time-zone.js';

/** A note that was tapped opens Write in the page that is open already; the keys in its memory stay. */
export function followNotes() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', (event) => {
    if (event.data?.open === '/write/' && location.pathname !== '/write/') visit('/write/');
  });
}

/** Keeps reminders right on this device. Without a network, or signed out, the next opening does it. */
export async function keepNotes() {
  await tellTimeZone().catch(() => false);
  await renewPush().catch(() => undefined);
}
