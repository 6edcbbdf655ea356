/**
 * When the app offers more support. Only numbers and picks are looked at, never words: reading words for risk misses
 * much, alarms wrongly, and suggests that someone is watching.
 */

/** @typedef {'ground' | 'stop' | 'help' | null} Turn */
/** @typedef {'steady' | 'smaller' | null} Offer */

const HOW_NOW = [null, 'ground', 'stop', 'help'];
const UPSET = { 'upset-level': 7, strength: 8, 'strength-after': 8 };
const SURE_ENOUGH = 7;

/**
 * Where a pick leads instead of the next question.
 * @param {{id: string}} prompt
 * @param {unknown} value
 * @returns {Turn}
 */
export function turnAfter({ id }, value) {
  if (id !== 'how-now' || typeof value !== 'number') return null;
  return /** @type {Turn} */ (HOW_NOW[value] ?? null);
}

/**
 * What is offered beside a number, never in its way.
 * @param {{id: string}} prompt
 * @param {unknown} value
 * @returns {Offer}
 */
export function offerFor({ id }, value) {
  if (typeof value !== 'number') return null;
  if (Object.hasOwn(UPSET, id)) return value >= UPSET[/** @type {keyof typeof UPSET} */ (id)] ? 'steady' : null;
  return id === 'how-sure' && value < SURE_ENOUGH ? 'smaller' : null;
}

const CALM_KINDS = ['text', 'feelings'];
const CALM_AT_MOST = 4;

/**
 * The questions of the first hours: words and families of feelings only, four at most.
 * @template {{kind: string}} P
 * @param {P[]} prompts
 * @returns {P[]}
 */
export function calmPrompts(prompts) {
  return prompts.filter(({ kind }) => CALM_KINDS.includes(kind)).slice(0, CALM_AT_MOST);
}

/**
 * Is it the day of a session, after it began, until the next morning?
 * @param {{date: string, time?: string}[]} sessions
 * @param {Date} now
 */
export function inFirstHours(sessions, now) {
  return sessions.some(({ date, time }) => {
    const begins = new Date(`${date}T${time || '00:00'}`);
    const morning = new Date(`${date}T06:00`);
    morning.setDate(morning.getDate() + 1);
    return Boolean(time) && now >= begins && now < morning;
  });
}
