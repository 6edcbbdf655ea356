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
