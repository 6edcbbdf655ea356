/** Which guide to offer, by the days around a session. Pure: days and lists in, one slug out. Never a task, never overdue. */

/** @typedef {import('./sessions.js').Session} Session */
/** @typedef {'preparation' | 'first-day' | 'first-week' | 'ongoing' | 'anytime'} PhaseName */
/**
 * `day` counts from the session that the phase is about: 0 on its day, -3 three days before; null without one. `next` is how many
 * days until the next session, null when none is known.
 * @typedef {{name: PhaseName, day: number | null, session: Session | null, next: number | null}} Phase
 */
/** A guide that was finished: its slug, the local day, and the feelings that were picked in it.
 * @typedef {{slug: string, date: string, feelings?: string[]}} Written */

const DAY = 24 * 60 * 60 * 1000;
/** Sessions closer together than this belong to a series. */
const SERIES = 5;
/** When, in days from the session, each guide is offered first. @type {Record<string, [number, string][]>} */
const OFFERED = {
  preparation: [[-1, 'get-ready'], [-2, 'get-ready'], [-7, 'set-an-intention']],
  'first-day': [[1, 'first-morning'], [0, 'right-after']],
  'first-week': [[5, 'one-small-step'], [4, 'old-belief-new-view'], [3, 'images-and-symbols'], [2, 'feelings-and-body']],
  ongoing: [[21, 'keeping-it-going'], [14, 'what-has-changed'], [10, 'people-and-boundaries']],
};
const QUIET = ['nothing', 'let-down'];
const IN_A_SERIES = ['right-after', 'first-morning', 'feelings-and-body'];

/**
 * @param {string} day the local day, `2026-11-21`
 * @param {Session[]} sessions in any order
 * @returns {Phase}
 */
export function phaseOn(day, sessions) {
  const past = nearest(sessions, day, (days) => days >= 0);
  const coming = nearest(sessions, day, (days) => days < 0);
  const since = past ? between(past.date, day) : null;
  const next = coming ? between(day, coming.date) : null;
  const about = { day: since, session: past, next };
  if (since !== null && since <= 1) return { name: 'first-day', ...about };
  const inSeries = past !== null && coming !== null && between(past.date, coming.date) < SERIES;
  if (coming && next !== null && next <= (inSeries || isSoonAfter(since) ? 1 : 7)) {
    return { name: 'preparation', day: -next, session: coming, next };
  }
  if (since !== null && since <= 7) return { name: 'first-week', ...about };
  return since === null ? { name: 'anytime', ...about } : { name: 'ongoing', ...about };
}

/**
 * One guide, or null when all that fits was written or skipped.
 * @param {{day: string, sessions: Session[], written?: Written[], skipped?: string[]}} now `skipped` holds the slugs set aside for this session
 * @returns {string | null}
 */
export function suggest({ day, sessions, written = [], skipped = [] }) {
  const phase = phaseOn(day, sessions);
  const from = phase.session && phase.day !== null ? shift(day, -phase.day - (phase.name === 'preparation' ? 7 : 0)) : '';
  const sinceThen = written.filter(({ date }) => date >= from);
  const isOpen = (/** @type {string} */ slug) => !skipped.includes(slug) && !sinceThen.some((one) => one.slug === slug);
  return candidates(phase, day, written, sinceThen).find(isOpen) ?? always(day, written, skipped, phase);
}

/**
 * @param {Phase} phase
 * @param {string} day
 * @param {Written[]} written
 * @param {Written[]} sinceThen
 * @returns {string[]} the best first
 */
function candidates(phase, day, written, sinceThen) {
  const { name, day: at, next } = phase;
  if (name === 'anytime' || at === null) return [];
  const due = (OFFERED[name] ?? []).filter(([from]) => at >= from).map(([, slug]) => slug);
  if (name === 'first-week' && next !== null && at + next < SERIES) return due.filter((slug) => IN_A_SERIES.includes(slug));
  if (name === 'first-week' && wasQuiet(sinceThen)) return ['quiet-session', ...due];
  if (name === 'ongoing' && isWeekly(day, written)) return ['weekly-check-in', ...due];
  return due;
}

/**
 * What is offered when nothing of the phase is left: the check-in each week, else a blank page.
 * @param {string} day
 * @param {Written[]} written
 * @param {string[]} skipped
 * @param {Phase} phase
 */
function always(day, written, skipped, phase) {
  if (phase.name === 'first-day') return null;
  const late = phase.day === null || phase.day >= 7;
  if (late && isWeekly(day, written) && !skipped.includes('weekly-check-in')) return 'weekly-check-in';
  return skipped.includes('free-writing') ? null : 'free-writing';
}

/** @param {Written[]} written */
function wasQuiet(written) {
  return written.some(({ slug, feelings = [] }) => slug === 'first-morning' && QUIET.some((one) => feelings.includes(one)));
}

/**
 * @param {string} day
 * @param {Written[]} written
 */
function isWeekly(day, written) {
  return !written.some(({ slug, date }) => slug === 'weekly-check-in' && between(date, day) < 7);
}

/** @param {number | null} since */
function isSoonAfter(since) {
  return since !== null && since <= 1;
}

/**
 * @param {Session[]} sessions
 * @param {string} day
 * @param {(days: number) => boolean} fits given the days from the session to that day
 * @returns {Session | null}
 */
function nearest(sessions, day, fits) {
  const found = sessions.filter(({ date }) => fits(between(date, day)));
  found.sort((a, b) => Math.abs(between(a.date, day)) - Math.abs(between(b.date, day)));
  return found[0] ?? null;
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {number} whole days
 */
function between(from, to) {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY);
}

/**
 * @param {string} day
 * @param {number} days
 */
function shift(day, days) {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
