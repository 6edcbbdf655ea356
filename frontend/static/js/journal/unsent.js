/** Words typed outside a guide and not sent yet, such as a reply: sealed to oneself on every change, so that a killed tab loses none. */
import { openDraft, sealDraft } from '../sealing/draft.js';
import { SealedError } from '../sealing/errors.js';
import { dropFact, fact, setFact } from '../store/facts.js';
import { here, keyring, store } from './desk.js';
import { Latest } from './latest.js';

const keeping = new Latest(keep);

/**
 * Keeps the newest state of what is typed.
 * @param {string} name what it belongs to, such as `reply <share id>`
 * @param {any} words
 * @throws {import('../store/errors.js').FullError}
 */
export async function keepUnsent(name, words) {
  await keeping.give(name, structuredClone(words));
}

/**
 * @param {string} name
 * @returns {Promise<any>} null when nothing is kept, or it can't be read
 */
export async function unsent(name) {
  const sealed = await fact(await store(), factOf(name));
  if (!sealed) return null;
  try {
    return (await openDraft(sealed, keyring())).words;
  } catch (error) {
    if (error instanceof SealedError) return null;
    throw error;
  }
}

/** @param {string} name once it was sent, or left */
export async function dropUnsent(name) {
  await keeping.settled(name);
  await dropFact(await store(), factOf(name));
}

/** @param {string} name */
const factOf = (name) => `unsent ${name}`;

/**
 * @param {string} name
 * @param {any} words
 */
async function keep(name, words) {
  const { keys } = await here();
  const sealed = await sealDraft({ words }, keys?.recipient ?? '');
  await setFact(await store(), factOf(name), sealed);
}
