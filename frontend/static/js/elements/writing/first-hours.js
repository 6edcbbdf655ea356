/** The first hours after a session: dim, whatever theme was chosen, with few questions and no picks. */
import { isUnlocked } from '../../journal/desk.js';
import { sessions } from '../../journal/sessions.js';

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

/** Is it the first hours for whoever is here? Only the keyring tells. @returns {Promise<boolean>} */
export async function isFirstHours() {
  return isUnlocked() && inFirstHours(await sessions(), new Date());
}

/**
 * Is it the day of a session, after it began, until the next morning?
 * @param {{date: string, time?: string}[]} planned
 * @param {Date} now
 */
function inFirstHours(planned, now) {
  return planned.some(({ date, time }) => {
    const begins = new Date(`${date}T${time || '00:00'}`);
    const morning = new Date(`${date}T06:00`);
    morning.setDate(morning.getDate() + 1);
    return Boolean(time) && now >= begins && now < morning;
  });
}

/** @returns {() => void} back to the theme that was chosen */
export function dim() {
  document.documentElement.dataset.theme = 'night';
  document.querySelector('main')?.classList.add('first-hours');
  return undim;
}

function undim() {
  document.querySelector('main')?.classList.remove('first-hours');
  dispatchEvent(new Event('theme'));
}
