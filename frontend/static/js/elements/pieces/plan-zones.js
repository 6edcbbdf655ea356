// The nine short lists of the steady plan, in their four zones, with what each one asks.
import { gettext } from '../../journal/texts.js';

/** @typedef {import('../../journal/plan.js').PlanList} PlanList */
/** @typedef {{name: PlanList, title: string, prompt: string}} List */

/** @returns {{title: string, lists: List[]}[]} */
export function planZones() {
  return [
    { title: gettext('Most days'), lists: mostDays() },
    { title: gettext('When it builds'), lists: whenItBuilds() },
    { title: gettext('When it is too much'), lists: whenTooMuch() },
    { title: gettext('Session days'), lists: sessionDays() },
  ];
}

/** @returns {List[]} */
const mostDays = () => [
  { name: 'steady', title: gettext('Things that keep me steady'), prompt: gettext('What keeps you well on an ordinary day?') },
  { name: 'why_i_stay', title: gettext('Why I stay'), prompt: gettext('Who, what or which small thing makes you want to be here?') },
];

/** @returns {List[]} */
const whenItBuilds = () => [
  { name: 'early_signs', title: gettext('My early signs'), prompt: gettext('What do you, or others, notice first?') },
  {
    name: 'by_myself',
    title: gettext('What I can do by myself'),
    prompt: gettext('What has taken the edge off before? A walk, a shower, music, cold water, a game.'),
  },
  {
    name: 'good_company',
    title: gettext('Good company, good places'),
    prompt: gettext('Where can you go, or who can you be near, without having to explain?'),
  },
];

/** @returns {List[]} */
const whenTooMuch = () => [
  { name: 'straight_with', title: gettext('People I can be straight with'), prompt: gettext('Name, number, and the words you would use.') },
  { name: 'care_team', title: gettext('My care team and helplines'), prompt: gettext('Therapist, clinic, after-hours number, helpline.') },
  {
    name: 'safer_space',
    title: gettext('Making my space safer'),
    prompt: gettext('What could you put away, lock up, or ask someone to keep for you? Medicine, take-home doses, alcohol, weapons, other things.'),
  },
];

/** @returns {List[]} */
const sessionDays = () => [
  {
    name: 'session_days',
    title: gettext('For session days'),
    prompt: gettext('Who is with me, who to call that night, what I want people to do or not do.'),
  },
];
