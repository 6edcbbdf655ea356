/** Who is here, and whether their words can be read now. The keyring lives in this module's memory and nowhere else. */
import { forgetIdentities } from '../sealing/age.js';
import { onChange, tellChange } from '../store/changes.js';
import { openStore } from '../store/database.js';
import { person } from '../store/person.js';

/** @typedef {import('../sealing/keyring.js').Keyring} Keyring */
/** @typedef {import('../store/person.js').Person} Person */
/** @typedef {'locked' | 'unlocked' | 'changed'} DeskEvent */

const HIDDEN_AT_MOST = 15 * 60 * 1000;

/** What was asked for needs the keyring, and it is locked away. */
export class Locked extends Error {
  constructor() {
    super('Unlock first.');
    this.name = 'Locked';
  }
}

/** Nobody has joined or signed in on this device. */
export class Nobody extends Error {
  constructor() {
    super('Nobody has signed in on this device.');
    this.name = 'Nobody';
    this.type = 'sign-in';
  }
}

/** @type {Keyring | null} */
let ring = null;
let hiddenSince = 0;
/** @type {Set<(event: DeskEvent) => void>} */
const listeners = new Set();

onChange(heard);
document.addEventListener('visibilitychange', noteHiding);

/** @returns {Promise<Person | null>} known also while locked, offline or signed out */
export function whoIsHere() {
  return person();
}

/** @returns {boolean} */
export function isUnlocked() {
  return ring !== null;
}

/**
 * @returns {Keyring}
 * @throws {Locked}
 */
export function keyring() {
  if (!ring) throw new Locked();
  return ring;
}

/**
 * @returns {Promise<import('../store/database.js').Store>} the store of whoever is here
 * @throws {Nobody}
 */
export async function store() {
  return openStore((await here()).userId);
}

/**
 * @returns {Promise<Person>}
 * @throws {Nobody}
 */
export async function here() {
  const someone = await person();
  if (!someone) throw new Nobody();
  return someone;
}

/**
 * Lays an opened keyring on the desk. Only the modules that unlock call this.
 * @param {Keyring} opened
 */
export async function openDesk(opened) {
  if (opened.user !== (await here()).userId) throw new Locked();
  ring = opened;
  tell('unlocked');
}

/** Clears the keyring from memory, here and in every other tab, and tells the page. */
export function lock() {
  clear();
  tellChange({ topic: 'desk', detail: 'locked' });
}

/**
 * @param {(event: DeskEvent) => void} listener `changed`: other words, or someone else
 * @returns {() => void} stops listening
 */
export function onDesk(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function clear() {
  if (!ring) return;
  ring = null;
  forgetIdentities();
  tell('locked');
}

/** @param {DeskEvent} event */
function tell(event) {
  for (const listener of [...listeners]) listener(event);
}

/**
 * @param {import('../store/changes.js').Change} change
 * @param {boolean} away
 */
async function heard(change, away) {
  if (change.topic === 'desk' && away) return clear();
  if (change.topic === 'person' && ring && (await person().catch(() => null))?.userId !== ring.user) clear();
  if (['documents', 'drafts', 'person'].includes(change.topic)) tell('changed');
}

function noteHiding() {
  if (document.visibilityState === 'hidden') {
    hiddenSince = Date.now();
    setTimeout(lockWhenHiddenLong, HIDDEN_AT_MOST + 1_000);
  } else {
    // A sleeping phone runs no timer: look again on waking.
    lockWhenHiddenLong();
    hiddenSince = 0;
  }
}

function lockWhenHiddenLong() {
  if (hiddenSince && Date.now() - hiddenSince > HIDDEN_AT_MOST) clear();
}
