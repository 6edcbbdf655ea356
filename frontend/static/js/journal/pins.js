/** The keys of the people that one shares with, as this person agreed to them: one sealed document. The server can't change it. */
import { bindingHolds } from '../sealing/keyring.js';
import { theOne } from './library.js';
import { keepWords } from './writing.js';

/** @typedef {{recipient: string, verify_key: string}} PinnedKeys */
/** `verified_at` is null when the keys were only ever told by the server.
 * @typedef {{id: string, name: string, keys: PinnedKeys, pinned_at: string, verified_at: string | null}} Pin */
/** @typedef {{v: 1, type: 'people', people: Pin[], my_name?: string, [more: string]: any}} PeopleBody */

/** The server's keys for this person are not signed by the key they claim. */
export class UntrueKeys extends Error {
  constructor() {
    super('These keys do not belong together.');
    this.name = 'UntrueKeys';
    this.code = 'signature';
  }
}

/** @returns {Promise<PeopleBody>} */
export async function peopleBody() {
  const { body } = await theOne('people');
  return body ?? { v: 1, type: 'people', people: [] };
}

/** @returns {Promise<Map<string, Pin>>} by the person's id */
export async function pins() {
  return new Map((await peopleBody()).people.map((one) => [one.id, one]));
}

/**
 * Agrees to a person's keys, or learns their name.
 * @param {{id: string, keys?: PinnedKeys & {binding?: string}, name?: string, verified?: boolean}} person
 * @throws {UntrueKeys}
 */
export async function pin({ id, keys, name, verified }) {
  if (keys?.binding && !(await bindingHolds(id, { binding: '', ...keys }))) throw new UntrueKeys();
  await keepChanged((body) => {
    const before = body.people.find((one) => one.id === id);
    const after = merged(id, before, { keys, name, verified });
    return { ...body, people: [...body.people.filter((one) => one.id !== id), after] };
  });
}

/** @param {string} name what others call this person */
export async function keepMyName(name) {
  await keepChanged((body) => ({ ...body, my_name: name }));
}

/** @param {(body: PeopleBody) => PeopleBody} change */
async function keepChanged(change) {
  await keepWords(async () => [{ id: (await theOne('people')).id, body: change(await peopleBody()) }]);
}

/**
 * @param {string} id
 * @param {Pin | undefined} before
 * @param {{keys?: PinnedKeys, name?: string, verified?: boolean}} news
 * @returns {Pin}
 */
function merged(id, before, { keys, name, verified }) {
  const now = new Date().toISOString();
  const { recipient, verify_key } = keys ?? before?.keys ?? { recipient: '', verify_key: '' };
  const same = before?.keys.recipient === recipient && before.keys.verify_key === verify_key;
  return {
    ...before,
    id,
    name: name ?? before?.name ?? '',
    keys: { recipient, verify_key },
    pinned_at: same && before ? before.pinned_at : now,
    verified_at: verified ? now : same ? (before?.verified_at ?? null) : null,
  };
}
