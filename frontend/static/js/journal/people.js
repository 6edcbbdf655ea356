/** The people of one's care: whom the server names, with the keys that this device agreed to. */
import { bindingHolds, fingerprint } from '../sealing/keyring.js';
import { fact, setFact } from '../store/facts.js';
import { ApiProblem, call, Offline } from '../sync/api.js';
import { store } from './desk.js';
import { theirs } from './library.js';
import { soon } from './patience.js';
import { pin as pinKeys, pins } from './pins.js';

/** @typedef {import('./pins.js').PinnedKeys} PinnedKeys */
/**
 * `keys` are the ones agreed to; `changed` holds others that the server names now, which are refused until the person agrees by
 * `pin({id, keys: changed})`. `verified`: compared in person or through the invitation link. `name` is empty until known.
 * @typedef {{id: string, relationship: string, name: string, role: string, keys: PinnedKeys, verified: boolean,
 *   changed: (PinnedKeys & {binding: string}) | null, since: string, ended_at: string | null}} Person
 */

/** @type {Promise<any[]> | null} */
let asking = null;

export { pin } from './pins.js';

/** @returns {Promise<Person[]>} with ended relationships; from the device when offline */
export async function people() {
  const listed = await listedPeople();
  await pinNewOnes(listed);
  const [agreed, names] = await Promise.all([pins(), namesGiven()]);
  return listed.filter(({ id }) => agreed.has(id)).map((one) => described(one, agreed, names));
}

/**
 * @param {string} id
 * @returns {Promise<Person | null>}
 */
export async function personOf(id) {
  return (await people()).find((one) => one.id === id) ?? null;
}

/**
 * The verify key that was agreed on for an author.
 * @param {string} author
 * @returns {Promise<string | null>}
 */
export async function verifyKeyFor(author) {
  return (await pins()).get(author)?.keys.verify_key ?? null;
}

/**
 * Ends a relationship: everything shared between the two is withdrawn.
 * @param {string} relationship
 */
export async function endRelationship(relationship) {
  await call('DELETE', `relationships/${relationship}/`);
  asking = null;
  await listedPeople();
}

/**
 * Alike on both devices, to compare by eye or by voice.
 * @param {PinnedKeys} keys
 * @returns {Promise<string>}
 */
export function fingerprintOf(keys) {
  return fingerprint(keys);
}

/** @returns {Promise<any[]>} as the server lists them, or as it did last when there is no answer soon */
async function listedPeople() {
  const known = await fact(await store(), 'people');
  const asked = askForPeople().catch((error) => {
    if (error instanceof Offline || error instanceof ApiProblem) return known ?? [];
    throw error;
  });
  return known ? soon(asked, known) : asked;
}

/** One question at a time: a screen's parts that ask together share the answer. @returns {Promise<any[]>} */
function askForPeople() {
  asking ??= bringPeople().finally(() => {
    asking = null;
  });
  return asking;
}

/** @returns {Promise<any[]>} */
async function bringPeople() {
  const { json } = await call('GET', 'people/');
  await setFact(await store(), 'people', json.people);
  return json.people;
}

/**
 * First sight: keys whose owner signed them are taken, unverified. From then on only the person can agree to others.
 * @param {any[]} listed
 */
async function pinNewOnes(listed) {
  const agreed = await pins();
  for (const { id, recipient, verify_key, binding } of listed) {
    if (agreed.get(id)?.keys.recipient || !recipient) continue;
    if (await bindingHolds(id, { recipient, verify_key, binding })) await pinKeys({ id, keys: { recipient, verify_key, binding } });
  }
}

/** @returns {Promise<Map<string, string>>} the names that people gave themselves, from their sealed profiles */
async function namesGiven() {
  const sent = await theirs(verifyKeyFor);
  const profiles = sent.filter(({ row, signed }) => row.kind === 'profile' && signed);
  return new Map(profiles.map(({ row, signed }) => [row.author, String(signed?.body.name ?? '')]));
}

/**
 * @param {any} listed
 * @param {Map<string, import('./pins.js').Pin>} agreed
 * @param {Map<string, string>} names
 * @returns {Person}
 */
function described(listed, agreed, names) {
  const { id, relationship, role, recipient, verify_key, binding, since, ended_at } = listed;
  const known = /** @type {import('./pins.js').Pin} */ (agreed.get(id));
  const other = recipient !== known.keys.recipient || verify_key !== known.keys.verify_key;
  return {
    id,
    relationship,
    name: names.get(id) || known.name,
    role,
    keys: known.keys,
    verified: known.verified_at !== null,
    changed: other && recipient ? { recipient, verify_key, binding } : null,
    since,
    ended_at,
  };
}
