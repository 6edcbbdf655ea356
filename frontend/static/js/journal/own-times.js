/**
 * Times that this device makes for itself, such as a letter's day: the only way by which a feature puts a time on the server,
 * which learns a time and the number of a text, and never what it is for. What is wished is kept here; `settling-times.js`
 * brings the server in line whenever there is a network and a key. No words of anyone are in a wish.
 */
import { changeFact, fact, setFact } from '../store/facts.js';
import { store } from './desk.js';
import { fixedId } from './ids.js';

/**
 * `at` is the person's wall time, `2026-12-24T10:00`; `opens` a path of this app; `off`: kept, but silent.
 * @typedef {{purpose: string, key: string, at: string, text: number, opens: string}} Time
 * `wanted` is to be put; `new` too, unless another device did; `sought` is taken over if it is there; `dropped` is to be
 * removed; `ended` was removed on the page of reminders, and nobody makes it again unasked.
 * @typedef {Time & {state: 'new' | 'wanted' | 'sought' | 'told' | 'dropped' | 'ended', off: boolean, refused?: number}} Wish
 */

const WISHES = 'own-times';
const ASKED = 'times-asked';
const told = new EventTarget();

/**
 * Asks for this time, in the place of an earlier one for the same purpose and key.
 * @param {Time & {unlessThere?: boolean, off?: boolean}} time `unlessThere`: one that another device made stays as it is
 * @throws {import('../store/errors.js').FullError}
 */
export async function wantTime({ unlessThere = false, off = false, ...time }) {
  await changeWish(time, (before) => {
    const same = before && before.off === off && Object.entries(time).every(([name, value]) => Reflect.get(before, name) === value);
    if (same && ['new', 'wanted', 'told'].includes(before.state)) return before;
    return { ...time, off, state: unlessThere ? 'new' : 'wanted' };
  });
  await askToSettle();
}

/** Another device may have asked for it; if so it is known here too, soon. @param {Omit<Time, 'at'>} time */
export async function seekTime(time) {
  await changeWish(time, (before) => (before && before.state !== 'ended' ? before : { ...time, at: '', off: false, state: 'sought' }));
  await askToSettle();
}

/**
 * @param {string} purpose
 * @param {string} key
 */
export async function dropTime(purpose, key) {
  const none = { purpose, key, at: '', text: 6, opens: '', off: false };
  await changeWish(none, (before) => ({ ...(before ?? none), state: 'dropped' }));
  await askToSettle();
}

/** @returns {Promise<Wish[]>} those that will come, or have come lately */
export async function wantedTimes() {
  return (await wishes()).filter(({ state }) => ['new', 'wanted', 'told'].includes(state));
}

/**
 * The id of its reminder, alike on every device of the person; needs the key.
 * @param {{purpose: string, key: string}} time
 * @returns {Promise<string>} a uuid
 */
export function timeId({ purpose, key }) {
  return fixedId(`time ${purpose} ${key}`);
}

/** @param {string} id of a reminder @returns {Promise<string>} empty when this device didn't make it */
export async function purposeOf(id) {
  const all = await wantedTimes();
  const ids = await Promise.all(all.map(timeId));
  return all[ids.indexOf(id)]?.purpose ?? '';
}

/** @returns {Promise<Wish[]>} all, also those that were let go */
export async function wishes() {
  return Object.values((await fact(await store(), WISHES)) ?? {});
}

/**
 * @param {{purpose: string, key: string}} wish
 * @param {(before: Wish | undefined) => Wish | undefined} how undefined forgets it
 */
export async function changeWish({ purpose, key }, how) {
  const name = `${purpose} ${key}`;
  await changeFact(await store(), WISHES, (all = {}) => {
    const { [name]: before, ...others } = all;
    const after = how(before);
    return after ? { ...others, [name]: after } : others;
  });
  told.dispatchEvent(new Event('changed'));
}

/** Something may have to be told to the server: now, or when there is a network, also after a killed tab. */
export async function askToSettle() {
  await setFact(await store(), ASKED, crypto.randomUUID());
  told.dispatchEvent(new Event('asked'));
}

/** @returns {Promise<string>} what was asked last and not settled yet; empty when nothing was */
export async function askedLast() {
  return (await fact(await store(), ASKED)) ?? '';
}

/** @param {string} asked as `askedLast` said; what was asked meanwhile stays asked */
export async function hasSettled(asked) {
  await changeFact(await store(), ASKED, (now) => (now === asked ? undefined : now));
}

/**
 * @param {'asked' | 'changed'} what
 * @param {() => void} listener
 * @returns {() => void} stops listening
 */
export function onTimes(what, listener) {
  told.addEventListener(what, listener);
  return () => told.removeEventListener(what, listener);
}
