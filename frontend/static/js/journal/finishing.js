/** Finishing a draft: it becomes an entry at once, or waits, sealed, as it is. */
import { isUnlocked } from './desk.js';
import { flushDrafts, keepFinished, saveDraft } from './drafting.js';

/**
 * @param {import('./drafting.js').Draft} draft
 * @returns {Promise<{id: string, state: 'here' | 'locked'}>} the entry's id; `locked`: it becomes one once unlocked
 * @throws {import('../store/errors.js').FullError} the draft is still there
 */
export async function finish(draft) {
  const saved = await saveDraft(draft);
  await flushDrafts();
  const now = new Date().toISOString();
  const becoming = isUnlocked() ? await whatMakesEntries() : null;
  const id = becoming ? await becoming.become(saved, now) : saved.entry;
  if (!becoming) await keepFinished(saved);
  await noteThatOneWrote(now);
  return { id, state: becoming ? 'here' : 'locked' };
}

/** Null when it can't be fetched now: then the words wait as if locked, for they are never lost for want of a module. */
function whatMakesEntries() {
  return import('./becoming.js').catch(() => null);
}

/** Reminders count the days from here. Where what notes it can't be fetched now, only they miss it. @param {string} now */
async function noteThatOneWrote(now) {
  const wrote = await import('./wrote.js').catch(() => null);
  await wrote?.noteWriting(now).catch(reportError);
}
