/** "Send me one now": the way of a note to this device, step by step, so that the one which fails can be named. */
import { ApiProblem, call, Offline } from '../sync/api.js';
import { canPush, needsInstalling, pushFacts } from './pushing.js';

/**
 * @typedef {'allowed' | 'helper' | 'address' | 'known' | 'taken' | 'arrived'} Step
 * @typedef {'' | 'install' | 'none' | 'blocked' | 'not-asked' | 'no-helper' | 'no-address' | 'off-here' | 'not-known' | 'gone' | 'later'
 *   | 'refused' | 'no-channel' | 'not-arrived' | 'too-often' | 'offline' | 'closed' | 'trouble'} Why empty when it went well
 * @typedef {{note: string, endpoint: string, arrivals: Arrivals, patience: number}} Run
 */

const HELPER_PATIENCE = 10_000;
const PATIENCE = 30_000;

/** In the order in which they are tried. @type {[Step, (run: Run) => Promise<Why>][]} */
const STEPS = [
  ['allowed', async () => mayShow()],
  ['helper', async () => ((await helper()) ? '' : 'no-helper')],
  ['address', findAddress],
  ['known', compareAddress],
  ['taken', sendOne],
  ['arrived', async ({ arrivals, note, patience }) => ((await arrivals.saw(note, patience)) ? '' : 'not-arrived')],
];

/** @returns {Step[]} */
export function testSteps() {
  return STEPS.map(([step]) => step);
}

/**
 * Tries one step after the other, up to the first that fails.
 * @param {number} [patience] milliseconds to wait for the note
 * @returns {AsyncGenerator<{step: Step, why: Why}>}
 */
export async function* testNotes(patience = PATIENCE) {
  const arrivals = new Arrivals();
  const run = { note: '', endpoint: '', arrivals, patience };
  try {
    for (const [step, work] of STEPS) {
      const why = await work(run).catch(whyOf);
      yield { step, why };
      if (why) return;
    }
  } finally {
    arrivals.stop();
  }
}

/** An e-mail now. @returns {Promise<Why>} */
export async function testMail() {
  try {
    const { answer } = await ask('email');
    return answer === 'sent' ? '' : answer;
  } catch (error) {
    return whyOf(error);
  }
}

/** @returns {Why} */
function mayShow() {
  if (!canPush()) return needsInstalling() ? 'install' : 'none';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' ? '' : 'not-asked';
}

/** @returns {Promise<ServiceWorkerRegistration | null>} */
function helper() {
  const late = new Promise((done) => setTimeout(() => done(null), HELPER_PATIENCE));
  return /** @type {Promise<ServiceWorkerRegistration | null>} */ (Promise.race([navigator.serviceWorker.ready, late]));
}

/** @param {Run} run @returns {Promise<Why>} */
async function findAddress(run) {
  const subscription = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
  run.endpoint = subscription?.endpoint ?? '';
  return run.endpoint ? '' : 'no-address';
}

/** @param {Run} run @returns {Promise<Why>} */
async function compareAddress({ endpoint }) {
  const facts = await pushFacts();
  if (!facts.public_key) return 'off-here';
  return facts.endpoint === endpoint ? '' : 'not-known';
}

/** @param {Run} run @returns {Promise<Why>} */
async function sendOne(run) {
  const { answer, note } = await ask('push');
  run.note = note ?? '';
  return answer === 'sent' ? '' : answer;
}

/** @param {'push' | 'email'} by @returns {Promise<{answer: 'sent' | 'gone' | 'later' | 'refused' | 'no-channel', note: string | null}>} */
async function ask(by) {
  return (await call('POST', 'reminders/test/', { by })).json;
}

/** @param {unknown} error @returns {Why} */
function whyOf(error) {
  if (error instanceof Offline) return 'offline';
  if (!(error instanceof ApiProblem)) return 'trouble';
  if (error.status === 429) return 'too-often';
  return error.status === 401 || error.status === 403 ? 'closed' : 'trouble';
}

/** The service worker tells every open page which note has reached the device, maybe before the server's answer is here. */
class Arrivals extends EventTarget {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.seen = new Set();
    this.hear = (/** @type {MessageEvent} */ { data }) => {
      if (typeof data?.arrived !== 'string') return;
      this.seen.add(data.arrived);
      this.dispatchEvent(new Event('arrived'));
    };
    navigator.serviceWorker?.addEventListener('message', this.hear);
  }

  stop() {
    navigator.serviceWorker?.removeEventListener('message', this.hear);
  }

  /** @param {string} note @param {number} patience @returns {Promise<boolean>} */
  saw(note, patience) {
    return new Promise((done) => {
      const look = () => this.seen.has(note) && done(true);
      this.addEventListener('arrived', look);
      setTimeout(() => done(false), patience);
      look();
    });
  }
}
