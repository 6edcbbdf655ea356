import { visit } from '../htmx/visiting.js';
import { renewIfStale, renewPush } from '../journal/pushing.js';
import { tellTimeZone } from '../journal/time-zone.js';
import { sendWaiting } from '../worker/answers.js';

/** A note that was tapped opens its page in the one that is open already; the keys in its memory stay. */
export function followNotes() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (typeof data?.open === 'string') follow(data.open);
    if (data?.renew) renewIfStale().catch(() => undefined);
  });
  // Also while locked: an answer needs no session, and a new address only the session.
  sendWaiting();
  renewIfStale().catch(() => undefined);
}

/** Keeps reminders right on this device. Without a network, or signed out, the next opening does it. */
export async function keepNotes() {
  await tellTimeZone().catch(() => false);
  await renewPush().catch(() => undefined);
}

/** @param {string} path of ours, such as `/write/` or `/later/#…` */
function follow(path) {
  const { origin, pathname, hash } = new URL(path, location.href);
  const there = location.pathname === pathname && (!hash || location.hash === hash);
  if (origin === location.origin && !there) visit(path);
}
