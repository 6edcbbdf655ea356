/** Begins a draft: of a guide, or of an entry that is to be changed. */
import { guide as guideOf } from './guides.js';

/** @typedef {import('./drafting.js').Draft} Draft */
/** @typedef {import('./drafting.js').DraftPrompt} DraftPrompt */
/** @typedef {import('./guides.js').Guide} Guide */

/**
 * Nothing is stored until the first save.
 * @param {{guide: string | Guide, from?: string, session?: string}} of the guide or its slug; `from` an entry to change
 * @returns {Promise<Draft>}
 */
export async function startDraft({ guide, from, session }) {
  const chosen = typeof guide === 'string' ? await guideOf(guide) : guide;
  const now = new Date().toISOString();
  const locale = document.documentElement.lang || 'en';
  const slug = chosen?.slug ?? String(guide);
  /** @type {Draft} */
  const draft = {
    id: crypto.randomUUID(),
    entry: crypto.randomUUID(),
    revision: 1,
    guide: { slug, title: chosen?.title ?? '', locale },
    prompts: chosen?.prompts ?? [],
    started_at: now,
    saved_at: now,
    at: 0,
    answers: {},
    insights: [],
    ...(session ? { session } : {}),
  };
  return from ? changing(draft, from) : draft;
}

/**
 * @param {Draft} draft
 * @param {string} id
 * @returns {Promise<Draft>}
 */
async function changing(draft, id) {
  const { entry } = await import('./entries.js');
  const before = await entry(id);
  if (!before) return draft;
  const { body, revision } = before;
  return {
    ...draft,
    entry: id,
    revision: revision + 1,
    guide: body.guide ?? draft.guide,
    prompts: asked(draft.prompts, body.answers),
    started_at: body.started_at ?? draft.started_at,
    answers: Object.fromEntries(body.answers.map(({ prompt, value }) => [prompt, value])),
    insights: [...body.insights],
  };
}

/**
 * The questions as the entry has them, and after those the guide's that were left open.
 * @param {DraftPrompt[]} prompts
 * @param {import('./entries.js').Answer[]} answers
 * @returns {DraftPrompt[]}
 */
function asked(prompts, answers) {
  const told = answers.map(({ prompt, kind, text, label }) => ({
    ...prompts.find(({ id }) => id === prompt),
    id: prompt,
    kind,
    text,
    ...(label === undefined ? {} : { label }),
  }));
  const open = prompts.filter(({ id }) => !told.some((one) => one.id === id));
  return prompts.length === told.length + open.length ? inOrder(prompts, told, open) : [...told, ...open];
}

/**
 * @param {DraftPrompt[]} prompts
 * @param {DraftPrompt[]} told
 * @param {DraftPrompt[]} open
 */
function inOrder(prompts, told, open) {
  const all = new Map([...told, ...open].map((one) => [one.id, one]));
  return prompts.map(({ id }) => /** @type {DraftPrompt} */ (all.get(id)));
}
