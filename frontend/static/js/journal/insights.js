/** Insights, in one's own words, how they are living, and the small steps that one chose. */
import { fixedId, newId } from './ids.js';
import { own, ownOf } from './library.js';
import { keepWords, withdraw } from './writing.js';

/** @typedef {'still-true' | 'changing' | 'let-go'} Living */
/** @typedef {'did-it' | 'part-of-it' | 'not-this-time' | 'changed-my-mind'} Settled */
/** `living` has every answer to "is it still true?", oldest first; `how` is the last one.
 * @typedef {{id: string, text: string, entry?: string, marked_at: string, living: {at: string, how: Living}[], how: Living | null}} Insight
 * @typedef {{id: string, text: string, day?: string, entry?: string, made_at: string, settled: {at: string, how: Settled} | null}} Commitment
 */

const DAY = 24 * 60 * 60 * 1000;
/** An insight comes back for a look after so many days. */
const LOOKS = [3, 10, 30];

/** @returns {Promise<Insight[]>} newest first */
export async function insights() {
  const all = (await ownOf('insight')).map(({ row, signed }) => {
    const { text, entry, marked_at, living = [] } = signed.body;
    return { id: row.id, text, entry, marked_at, living, how: living.at(-1)?.how ?? null };
  });
  return all.sort((a, b) => b.marked_at.localeCompare(a.marked_at));
}

/**
 * Marking the same line of the same entry twice makes one insight.
 * @param {{text: string, entry?: string}} line
 * @returns {Promise<{id: string}>}
 */
export async function markInsight({ text, entry }) {
  const id = entry ? await fixedId(`insight ${entry} ${text}`) : newId();
  const before = await own(id);
  if (before && !before.row.withdrawn_at) return { id };
  const body = { v: 1, type: 'insight', text, ...(entry ? { entry } : {}), marked_at: new Date().toISOString(), living: [] };
  await keepWords([{ id, body }]);
  return { id };
}

/**
 * @param {string} id
 * @param {Living} how
 */
export async function setLiving(id, how) {
  await change(id, (body) => ({ ...body, living: [...(body.living ?? []), { at: new Date().toISOString(), how }] }));
}

/** @param {string} id */
export async function removeInsight(id) {
  await withdraw(id);
}

/**
 * Those whose time for a look has come: 3, 10 and 30 days after marking, each look once.
 * @param {Insight[]} all
 * @param {Date} now
 * @returns {Insight[]} the longest waiting first
 */
export function dueForALook(all, now) {
  const due = all.filter(({ marked_at, living, how }) => {
    const marked = Date.parse(marked_at);
    const passed = LOOKS.filter((days) => now.getTime() - marked >= days * DAY).at(-1);
    return passed !== undefined && how !== 'let-go' && !living.some(({ at }) => Date.parse(at) - marked >= passed * DAY);
  });
  return due.sort((a, b) => a.marked_at.localeCompare(b.marked_at));
}

/** @returns {Promise<Commitment[]>} open ones first, by their day; then settled ones, newest first */
export async function commitments() {
  const all = (await ownOf('commitment')).map(({ row, signed }) => {
    const { text, day, entry, settled = null } = signed.body;
    return { id: row.id, text, day, entry, made_at: signed.written_at, settled };
  });
  const open = all.filter(({ settled }) => !settled).sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'));
  const done = all.filter(({ settled }) => settled).sort((a, b) => b.settled.at.localeCompare(a.settled.at));
  return [...open, ...done];
}

/**
 * @param {{text: string, day?: string, entry?: string}} step day as `2026-11-21`
 * @returns {Promise<{id: string}>}
 */
export async function addCommitment({ text, day, entry }) {
  const id = newId();
  await keepWords([{ id, body: { v: 1, type: 'commitment', text, ...(day ? { day } : {}), ...(entry ? { entry } : {}) } }]);
  return { id };
}

/**
 * @param {string} id
 * @param {Settled} how
 */
export async function settleCommitment(id, how) {
  await change(id, (body) => ({ ...body, settled: { at: new Date().toISOString(), how } }));
}

/** @param {string} id */
export async function removeCommitment(id) {
  await withdraw(id);
}

/**
 * @param {string} id
 * @param {(body: any) => any} how
 */
async function change(id, how) {
  await keepWords(async () => {
    const found = await own(id);
    if (!found?.signed) throw new Error('This is not on this device, or can not be read.');
    return [{ id, body: how(found.signed.body) }];
  });
}
