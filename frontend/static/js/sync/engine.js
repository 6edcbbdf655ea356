/** Keeps this device and the server alike, in the background: one pass at a time over all tabs, retried with patience. */
import { onChange, tellChange } from '../store/changes.js';
import { openStore } from '../store/database.js';
import { FullError, isTakenAway } from '../store/errors.js';
import { pending } from '../store/outbox.js';
import { person } from '../store/person.js';
import { ApiProblem, call, Offline } from './api.js';
import { letGoOfOld, pull } from './pull.js';
import { push } from './push.js';
import { sendWhenBack } from './when-back.js';

/** @typedef {'backed-up' | 'waiting' | 'offline' | 'signed-out' | 'locked' | 'full'} State */
/** @typedef {{state: State, waiting: number, refused: number}} SyncState */

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;
const LOOK_AGAIN = 60_000;

/** @type {SyncState} */
let current = { state: 'waiting', waiting: 0, refused: 0 };
/** Whose session the server said it is; asked anew after every sign-in. */
let knownSession = '';
let wait = FIRST_WAIT;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {Promise<void> | undefined} */
let running;
let again = false;
let started = false;
const listeners = new Set();

/** Starts the background work of this page; calling it again does nothing. */
export function startSync() {
  if (started) return;
  started = true;
  const soon = () => {
    wait = FIRST_WAIT;
    void syncNow();
  };
  addEventListener('online', soon);
  addEventListener('offline', () => void settleOn('offline'));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon());
  onChange(heard);
  void syncNow();
}

/**
 * One pass now (or one more, when one is under way). Never throws: how it went is the state.
 * @returns {Promise<void>}
 */
export function syncNow() {
  again = true;
  running ??= passes().finally(() => {
    running = undefined;
  });
  return running;
}

/** @returns {SyncState} */
export function syncState() {
  return current;
}

/**
 * @param {(state: SyncState) => void} listener called on every change
 * @returns {() => void} stops listening
 */
export function onSync(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function passes() {
  while (again) {
    again = false;
    clearTimeout(timer);
    const state = await navigator.locks.request('afterword-sync', pass);
    await settleOn(state);
    schedule(state);
  }
}

/** @returns {Promise<State>} */
async function pass() {
  try {
    const me = await person();
    if (!me) return 'signed-out';
    const db = await openStore(me.userId);
    if (!(await isSessionOf(me.userId))) return 'signed-out';
    const { stale } = await push(db);
    // Before the pull, which on a new device brings a whole journal that need not be read through for it.
    await letGoOfOld(db, Date.now());
    await pull(db, me.userId);
    if (stale) await push(db, { afterPull: true });
    return 'backed-up';
  } catch (error) {
    return stateAfter(error);
  }
}

/**
 * Words of one person must never go up under another's session, which another tab may have started.
 * @param {string} userId
 */
async function isSessionOf(userId) {
  if (knownSession !== userId) knownSession = (await call('GET', 'me/')).json.id;
  return knownSession === userId;
}

/**
 * @param {unknown} error
 * @returns {State}
 */
function stateAfter(error) {
  if (error instanceof FullError) return 'full';
  if (error instanceof Offline) return 'offline';
  knownSession = '';
  if (error instanceof ApiProblem && error.status === 401) return 'signed-out';
  if (error instanceof ApiProblem && error.type === 'locked') return 'locked';
  if (error instanceof ApiProblem) return 'waiting';
  if (!isTakenAway(error)) reportError(error);
  return 'waiting';
}

/** @param {State} state */
async function settleOn(state) {
  const rows = await waitingRows();
  const refused = rows.filter((row) => row.problem).length;
  const settled = state === 'backed-up' && rows.length ? 'waiting' : state;
  if (state === 'offline' && rows.length) void sendWhenBack();
  tell({ state: settled, waiting: rows.length, refused });
  tellChange({ topic: 'sync', detail: current });
}

/** @returns {Promise<import('../store/outbox.js').OutboxRow[]>} */
async function waitingRows() {
  try {
    const me = await person();
    return me ? await pending(await openStore(me.userId)) : [];
  } catch (error) {
    if (isTakenAway(error)) return [];
    throw error;
  }
}

/** @param {SyncState} state */
function tell(state) {
  current = state;
  for (const listener of listeners) listener(state);
}

/**
 * After trouble: again, with patience. When all is well: a look now and then while the page is seen.
 * @param {State} state
 */
function schedule(state) {
  if (state === 'signed-out' || state === 'locked') return;
  const trouble = state !== 'backed-up';
  if (!trouble && document.visibilityState !== 'visible') return;
  timer = setTimeout(() => void syncNow(), trouble ? wait * (0.75 + Math.random() / 2) : LOOK_AGAIN);
  wait = trouble ? Math.min(wait * 2, LONGEST_WAIT) : FIRST_WAIT;
}

/**
 * @param {import('../store/changes.js').Change} change
 * @param {boolean} away from another tab
 */
function heard(change, away) {
  if (change.topic === 'sync' && away) tell(change.detail);
  if (change.topic === 'person') knownSession = '';
  const queued = change.topic === 'outbox' && !away && change.detail !== 'settled';
  if (queued) tell({ ...current, state: current.state === 'backed-up' ? 'waiting' : current.state, waiting: current.waiting + 1 });
  if (queued || change.topic === 'person') void syncNow();
}
