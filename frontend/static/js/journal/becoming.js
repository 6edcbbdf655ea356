/** A finished draft becomes an entry, with its insights and steps. Needs the keyring. */
import { thisDevice } from './device-name.js';
import { finishedDrafts, letGoOfDraft } from './drafting.js';
import { fixedId, newId } from './ids.js';
import { bringBackOn, isLetterForLater } from './letters.js';
import { own } from './library.js';
import { keepWords } from './writing.js';

/** @typedef {import('./drafting.js').Draft} Draft */
/** @typedef {import('./drafting.js').DraftPrompt} DraftPrompt */
/** @typedef {import('./entries.js').Answer} Answer */
/** @typedef {import('./writing.js').Words} Words */

/** Turns what was finished while locked into entries. */
export function finishWaiting() {
  return navigator.locks.request('afterword-finishing', async () => {
    for (const { draft, finished_at } of await finishedDrafts()) await become(draft, finished_at);
  });
}

/**
 * @param {Draft} draft
 * @param {string} finished RFC 3339
 * @returns {Promise<string>} the entry's id
 * @throws {import('../store/errors.js').FullError} the draft is still there
 */
export async function become(draft, finished) {
  let id = draft.entry;
  if (draft.again && isLetterForLater(draft)) await bringBackOn(id, draft.again);
  await keepWords(
    async () => {
      const words = await wordsOf(draft, finished);
      id = words[0]?.id ?? id;
      return words;
    },
    { draft: draft.id },
  );
  letGoOfDraft(draft.id);
  return id;
}

/**
 * @param {Draft} draft
 * @param {string} finished
 * @returns {Promise<Words[]>} the entry first
 */
async function wordsOf(draft, finished) {
  const before = await own(draft.entry);
  const moved = before !== null && before.row.revision !== draft.revision - 1;
  const answers = answersOf(draft);
  const fresh = {
    v: 1,
    type: 'entry',
    guide: draft.guide,
    answers,
    feelings: [...new Set(answers.filter(({ kind }) => kind === 'feelings').flatMap(({ value }) => value))],
    insights: draft.insights,
    started_at: draft.started_at,
    ...(draft.session ? { session: draft.session } : {}),
  };
  const kept = { tags: [], finished_at: finished, ...before?.signed?.body };
  const copy = moved ? { copy_of: draft.entry, device: thisDevice(), finished_at: finished } : {};
  const id = moved ? newId() : draft.entry;
  return [{ id, body: { ...kept, ...fresh, ...copy } }, ...(await insightsOf(draft, id, finished)), ...(await stepsOf(id, answers))];
}

/** @param {Draft} draft @returns {Answer[]} in the order of the questions; those left open are left out */
function answersOf({ prompts, answers }) {
  return prompts.filter(({ id }) => isSaid(answers[id])).map((prompt) => {
    const { id, kind, text, options } = prompt;
    const value = answers[id];
    const label = kind === 'choice' ? (options?.[value] ?? prompt.label) : undefined;
    return { prompt: id, kind, text, value, ...(label === undefined ? {} : { label }) };
  });
}

/** @param {any} value */
function isSaid(value) {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

/**
 * @param {Draft} draft
 * @param {string} entry
 * @param {string} marked_at
 * @returns {Promise<Words[]>}
 */
async function insightsOf({ insights }, entry, marked_at) {
  const all = await Promise.all(
    [...new Set(insights)].map(async (text) => ({
      id: await fixedId(`insight ${entry} ${text}`),
      body: { v: 1, type: 'insight', text, entry, marked_at, living: [] },
    })),
  );
  return newOnes(all);
}

/**
 * @param {string} entry
 * @param {Answer[]} answers
 * @returns {Promise<Words[]>}
 */
async function stepsOf(entry, answers) {
  const day = answers.find(({ kind, prompt }) => kind === 'date' && prompt === 'when')?.value;
  const steps = answers.filter(({ kind }) => kind === 'commitment');
  const all = await Promise.all(
    steps.map(async ({ prompt, value }) => ({
      id: await fixedId(`commitment ${entry} ${prompt}`),
      body: { v: 1, type: 'commitment', text: value, entry, ...(day ? { day } : {}) },
    })),
  );
  return newOnes(all);
}

/** @param {Words[]} words @returns {Promise<Words[]>} without those that were made already */
async function newOnes(words) {
  const known = await Promise.all(words.map(({ id }) => own(id)));
  return words.filter((_, at) => known[at] === null);
}
