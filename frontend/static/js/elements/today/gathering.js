import { isUnlocked, whoIsHere } from '../../journal/desk.js';
import { guides } from '../../journal/guides.js';
import { newReplies } from '../../journal/inbox.js';
import { commitments, dueForALook, insights } from '../../journal/insights.js';
import { draftCount, drafts, entries } from '../../journal/reflections.js';
import { sessions } from '../../journal/sessions.js';
import { shares } from '../../journal/sharing.js';
import { phaseOn, suggest } from '../../journal/suggesting.js';
import { dayKey } from '../pieces/when.js';

/** @typedef {import('../../journal/suggesting.js').Phase} Phase */
/**
 * @typedef {{phase: Phase, guide: import('../../journal/guides.js').Guide | null, drafts: import('../../journal/reflections.js').Draft[],
 *   reply: {name: string, entry: string} | null, look: import('../../journal/insights.js').Insight | null,
 *   step: import('../../journal/insights.js').Commitment | null, sealedDrafts: number}} Today
 */

/**
 * All that Today shows. While locked: a guide of no particular day, and how many drafts wait under their seal.
 * @param {Date} now
 * @returns {Promise<Today | null>} null when nobody is here
 */
export async function gatherToday(now) {
  if (!(await whoIsHere())) return null;
  const day = dayKey(now);
  const library = await guides().catch(() => []);
  const named = (/** @type {string | null} */ slug) => library.find((one) => one.slug === slug) ?? null;
  if (!isUnlocked()) return lockedToday(day, named);
  const [held, wrote, begun, came, marked, steps] = await Promise.all([
    sessions(), entries(), drafts(), newReplies(), insights(), commitments(),
  ]);
  const written = wrote.map(({ written_at, body }) => ({
    slug: body.guide.slug, date: dayKey(new Date(written_at)), feelings: body.feelings,
  }));
  return {
    phase: phaseOn(day, held),
    guide: named(suggest({ day, sessions: held, written })),
    drafts: begun.filter((draft) => Object.keys(draft.answers).length > 0),
    reply: came.length ? await answered(came[0]) : null,
    look: dueForALook(marked, now)[0] ?? null,
    step: steps.find(({ settled, day: due }) => !settled && due !== undefined && due <= day) ?? null,
    sealedDrafts: 0,
  };
}

/** @param {string} day @param {(slug: string | null) => Today['guide']} named @returns {Promise<Today>} */
async function lockedToday(day, named) {
  const begun = await drafts();
  const sealedDrafts = (await draftCount()) - begun.length;
  return { phase: phaseOn(day, []), guide: named('free-writing'), drafts: begun, reply: null, look: null, step: null, sealedDrafts };
}

/** Who answered, and under which entry the answer stands. @param {import('../../journal/inbox.js').Reply} reply */
async function answered({ name, share }) {
  const answeredShare = (await shares()).find(({ id }) => id === share);
  return { name, entry: answeredShare?.of.id ?? '' };
}
