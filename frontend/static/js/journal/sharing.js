/** Sharing is sending a copy: of the answers that were ticked, of one entry, to one person. */
import { pending } from '../store/outbox.js';
import { store } from './desk.js';
import { entry } from './entries.js';
import { newId } from './ids.js';
import { mine } from './library.js';
import { personOf } from './people.js';
import { keepWords, withdraw } from './writing.js';

/** @typedef {import('./entries.js').Answer} Answer */
/**
 * @typedef {{v: 1, type: 'share', of: {id: string, revision: number}, guide: {slug: string, title: string, locale: string},
 *   answers: Answer[], feelings: string[], written_at: string, [more: string]: any}} ShareBody
 */
/**
 * `state` is `refused` when the server would not take it (the relationship ended meanwhile).
 * @typedef {{id: string, entry: string, reader: string, of: {id: string, revision: number}, body: ShareBody, shared_at: string,
 *   opened_at: string | null, withdrawn_at: string | null, state: 'here' | 'backed-up' | 'refused'}} Share
 */

/** There is nobody to share this with now: the relationship ended, or their keys changed and were not agreed to. */
export class NoReader extends Error {
  /** @param {'ended' | 'changed'} why */
  constructor(why) {
    super('This person can not be shared with now.');
    this.name = 'NoReader';
    this.type = why === 'changed' ? 'keys-changed' : 'no-relationship';
  }
}

/**
 * Sends what was ticked. A person who has a share of this entry already gets a new version of it.
 * @param {string} entryId
 * @param {string[]} promptIds
 * @param {string} personId
 * @returns {Promise<{id: string}>} the share
 * @throws {NoReader}
 */
export async function share(entryId, promptIds, personId) {
  const [written, person, before] = await Promise.all([entry(entryId), personOf(personId), sharesOf(entryId)]);
  if (!person || person.ended_at) throw new NoReader('ended');
  if (person.changed) throw new NoReader('changed');
  if (!written) throw new Error('This entry is not on this device.');
  const again = before.find(({ reader, withdrawn_at }) => reader === personId && !withdrawn_at);
  const id = again?.id ?? newId();
  const reader = { id: personId, recipient: person.keys.recipient };
  await keepWords([{ id, kind: 'share', reader, body: bodyOf(written, promptIds) }]);
  return { id };
}

/**
 * @param {string} entryId
 * @returns {Promise<Share[]>} newest first, taken-back ones too
 */
export async function sharesOf(entryId) {
  return (await shares()).filter((one) => one.entry === entryId);
}

/** @returns {Promise<Share[]>} newest first, taken-back ones too */
export async function shares() {
  const waiting = new Map((await pending(await store())).map((row) => [row.id, row.problem ? 'refused' : 'here']));
  const all = (await mine()).filter(({ row, signed }) => row.kind === 'share' && signed);
  return all.map((one) => shareOf(one, waiting.get(one.row.id) ?? 'backed-up')).sort((a, b) => b.shared_at.localeCompare(a.shared_at));
}

/** @param {string} shareId the server drops its bytes, the reader's devices drop their copy */
export async function takeBack(shareId) {
  await withdraw(shareId);
}

/**
 * @param {import('./entries.js').Entry} written
 * @param {string[]} promptIds
 * @returns {ShareBody}
 */
function bodyOf({ id, revision, written_at, body }, promptIds) {
  const answers = body.answers.filter(({ prompt }) => promptIds.includes(prompt));
  const feelings = [...new Set(answers.filter(({ kind }) => kind === 'feelings').flatMap(({ value }) => value))];
  return { v: 1, type: 'share', of: { id, revision }, guide: body.guide, answers, feelings, written_at };
}

/**
 * @param {import('./library.js').Opened} opened
 * @param {string} state
 * @returns {Share}
 */
function shareOf({ row, signed }, state) {
  const body = /** @type {ShareBody} */ (signed?.body);
  const { id, reader, opened_at, withdrawn_at } = row;
  const shared_at = signed?.written_at ?? '';
  const told = { opened_at, withdrawn_at, state: /** @type {Share['state']} */ (state) };
  return { id, entry: body.of.id, reader: String(reader), of: body.of, body, shared_at, ...told };
}
