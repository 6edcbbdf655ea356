import { dropAnswer, keepAnswer, waitingAnswers } from '../store/waiting-answers.js';
import { sendWhenBack } from '../sync/when-back.js';

/** @typedef {import('../store/waiting-answers.js').Answer} Answer */

const PATIENCE = 15_000;
const HOUR = 60 * 60 * 1000;
const TOO_OLD = 72 * HOUR;
// The server lets go what is later than this, and so do we.
const STALE = 2 * HOUR;
const SOON = 60 * 1000;

/**
 * Tells the server what became of a note. Without a way there the answer waits on this device.
 * @param {string} note 32 hex digits; who knows them may answer
 * @param {import('../store/waiting-answers.js').How} how
 * @param {Date} [at] when it shall come again, for `later`
 * @returns {Promise<'sent' | 'waiting' | 'refused'>}
 */
export async function answerNote(note, how, at) {
  const answer = { note, how, ...(at && { at: at.toISOString() }), since: new Date().toISOString() };
  const became = await send(answer, new Date());
  if (became === 'waiting') await keepAnswer(answer).then(sendWhenBack).catch(() => undefined);
  return became;
}

/** Sends what waits, the oldest first, and stops where there is still no way. @returns {Promise<boolean>} whether none waits */
export async function sendWaiting() {
  for (const answer of await waitingAnswers().catch(() => [])) {
    if ((await send(answer, new Date())) === 'waiting') return false;
    await dropAnswer(answer);
  }
  return true;
}

/** @param {Answer} answer @param {Date} now */
async function send({ note, how, at, since }, now) {
  if (now.getTime() - Date.parse(since) > TOO_OLD) return 'refused';
  const comes = at && stillToCome(new Date(at), now);
  if (at && !comes) return 'refused';
  try {
    const { ok, status } = await post(note, { how, ...(comes && { at: comes.toISOString() }) });
    if (ok) return 'sent';
    return status === 429 || status >= 500 ? 'waiting' : 'refused';
  } catch {
    return 'waiting';
  }
}

/** A time that passed while there was no network is made good at once, unless that is too long ago. @param {Date} at @param {Date} now */
function stillToCome(at, now) {
  if (at.getTime() > now.getTime()) return at;
  return now.getTime() - at.getTime() < STALE ? new Date(now.getTime() + SOON) : null;
}

/** @param {string} note @param {object} body */
function post(note, body) {
  return fetch(`/api/v1/notes/${hyphened(note)}/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** @param {string} hex */
function hyphened(hex) {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
