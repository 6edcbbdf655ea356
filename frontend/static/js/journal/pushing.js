/** Reminders on this device: asking, subscribing, and keeping the subscription alive. */
import { fromBase64Url, toBase64Url } from '../sealing/bytes.js';
import { addressIsStale, keepNoteTexts, notesWanted, setAddressStale, setNotesWanted } from '../store/notes.js';
import { call } from '../sync/api.js';

/**
 * `install`: an iPhone takes messages only for an installed app. `off-here`: the server has no push keys.
 * @typedef {'on' | 'off' | 'blocked' | 'install' | 'none' | 'off-here'} PushState
 * @typedef {{public_key: string, title: string, texts: Record<string, string>, words: Record<string, string>,
 *   endpoint: string | null, last_success_at: string | null}} PushFacts
 */

const PATIENCE = 10_000;

/** The person said no, or the browser did. */
export class NotAllowed extends Error {
  constructor() {
    super('This browser was not allowed to show notes.');
    this.name = 'NotAllowed';
  }
}

/** The browser could not get an address from the push service behind it. */
export class NoPushService extends Error {
  constructor() {
    super('This browser could not reach its push service.');
    this.name = 'NoPushService';
  }
}

/**
 * @returns {Promise<PushState>}
 * @throws {import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function pushState() {
  if (!canPush()) return needsInstalling() ? 'install' : 'none';
  if (Notification.permission === 'denied') return 'blocked';
  const facts = await pushFacts();
  if (!facts.public_key) return 'off-here';
  // A service worker still being installed need not be waited for: it has no subscription yet.
  const worker = await navigator.serviceWorker.getRegistration();
  const subscription = await worker?.pushManager.getSubscription();
  return subscription && facts.endpoint === subscription.endpoint ? 'on' : 'off';
}

/**
 * Asks for permission, which needs a tap just before it, and subscribes this device.
 * @throws {NotAllowed | NoPushService | import('../sync/api.js').Offline | import('../sync/api.js').ApiProblem}
 */
export async function remindHere() {
  if ((await Notification.requestPermission()) !== 'granted') throw new NotAllowed();
  await subscribe(await pushFacts());
  await setNotesWanted(true);
}

/** No more notes on this device. */
export async function stopHere() {
  await call('DELETE', 'push-subscription/');
  await setNotesWanted(false);
  await (await (await registration()).pushManager.getSubscription())?.unsubscribe();
}

/** On opening the app: a subscription that the browser or the server has lost is made again. */
export async function renewPush() {
  if (!canPush() || Notification.permission !== 'granted' || !(await notesWanted())) return;
  await subscribe(await pushFacts());
  await setAddressStale(false);
}

/** The browser has told the service worker that it gave up its address. */
export async function renewIfStale() {
  if (await addressIsStale()) await renewPush();
}

/** @param {PushFacts} facts */
async function subscribe(facts) {
  await keepNoteTexts(facts);
  const manager = (await registration()).pushManager;
  const subscription = await subscriptionFor(manager, facts.public_key);
  if (subscription.endpoint === facts.endpoint) return;
  await call('PUT', 'push-subscription/', {
    endpoint: subscription.endpoint,
    p256dh: keyOf(subscription, 'p256dh'),
    auth: keyOf(subscription, 'auth'),
  });
}

/** One that was made for an older key of the server would be refused, so it goes first. @param {PushManager} manager @param {string} publicKey */
async function subscriptionFor(manager, publicKey) {
  const there = await manager.getSubscription();
  const madeFor = there?.options.applicationServerKey;
  if (there && madeFor && toBase64Url(new Uint8Array(madeFor)) === publicKey) return there;
  await there?.unsubscribe();
  const key = new Uint8Array(fromBase64Url(publicKey));
  try {
    return await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  } catch {
    throw new NoPushService();
  }
}

/** @param {PushSubscription} subscription @param {PushEncryptionKeyName} name */
function keyOf(subscription, name) {
  return toBase64Url(new Uint8Array(subscription.getKey(name) ?? new ArrayBuffer(0)));
}

/** What the server knows of this device's push. @returns {Promise<PushFacts>} */
export async function pushFacts() {
  return (await call('GET', 'push-subscription/')).json;
}

/** @returns {Promise<ServiceWorkerRegistration>} */
async function registration() {
  const late = new Promise((_, refuse) => setTimeout(() => refuse(new NotAllowed()), PATIENCE));
  return /** @type {Promise<ServiceWorkerRegistration>} */ (Promise.race([navigator.serviceWorker.ready, late]));
}

/** @returns {boolean} */
export function canPush() {
  return 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;
}

/** On an iPhone, a page in the browser gets no notes; the app on the home screen does. @returns {boolean} */
export function needsInstalling() {
  return isApple() && !matchMedia('(display-mode: standalone)').matches;
}

/** An iPhone or iPad; the latter calls itself a Macintosh that can be touched. @returns {boolean} */
export function isApple() {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
