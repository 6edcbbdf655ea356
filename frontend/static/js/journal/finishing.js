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
  const becoming = isUnlocked() ? await whatMakesEntries() : null;
  if (!becoming) {
    await keepFinished(saved);
    return { id: saved.entry, state: 'locked' };
  }
  return { id: await becoming.become(saved, new Date().toISOString()), state: 'here' };
}

/** Null when it can't be fetched now: then the words wait as if locked, for they are never lost for want of a module. */
function whatMakesEntries() {
  return import('./becoming.js').catch(() => null);
}
