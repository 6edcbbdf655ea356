/** "My steady plan": nine short lists, sealed; and, only if the person chooses so, a plain copy on this device for Help now. */
import { dropFact, fact, setFact } from '../store/facts.js';
import { store, whoIsHere } from './desk.js';
import { theOne } from './library.js';
import { keepWords } from './writing.js';

/** @typedef {'steady' | 'why_i_stay' | 'early_signs' | 'by_myself' | 'good_company' | 'straight_with' | 'care_team' | 'safer_space' | 'session_days'} PlanList */
/** @typedef {Record<PlanList, string[]>} Plan each list has up to five lines */

/** @type {PlanList[]} */
export const PLAN_LISTS = [
  'steady',
  'why_i_stay',
  'early_signs',
  'by_myself',
  'good_company',
  'straight_with',
  'care_team',
  'safer_space',
  'session_days',
];
const PLAIN = 'plain-plan';

/** @returns {Promise<Plan>} empty lists when nothing was written */
export async function plan() {
  return filled((await theOne('safety-plan')).body);
}

/** @param {Plan} written */
export async function savePlan(written) {
  const lists = filled(written);
  await keepWords(async () => {
    const { id, body } = await theOne('safety-plan');
    return [{ id, body: { ...body, v: 1, type: 'safety-plan', ...lists } }];
  });
  if (await plainPlan()) await keepPlainPlan(lists);
}

/** @returns {Promise<Plan | null>} the plain copy on this device, readable while locked or signed out; null when none was chosen */
export async function plainPlan() {
  if (!(await whoIsHere())) return null;
  return (await fact(await store(), PLAIN)) ?? null;
}

/** @param {Plan | null} written keeps a plain copy on this device, or takes it away */
export async function keepPlainPlan(written) {
  const db = await store();
  await (written ? setFact(db, PLAIN, filled(written)) : dropFact(db, PLAIN));
}

/** @param {Partial<Plan> | null} lists @returns {Plan} */
function filled(lists) {
  const clean = (/** @type {string[] | undefined} */ lines) => (lines ?? []).map((line) => line.trim()).filter(Boolean).slice(0, 5);
  return /** @type {Plan} */ (Object.fromEntries(PLAN_LISTS.map((name) => [name, clean(lists?.[name])])));
}
