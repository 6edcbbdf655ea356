/** When a note that is put off comes again, by the clock of this device. Pure: the time is passed in. */

/** @typedef {'hour' | 'evening' | 'tomorrow'} LaterChoice */
/** @typedef {{choice: LaterChoice, at: Date}} LaterTime */

const HOUR = 60 * 60 * 1000;
const EVENING = 19;
const EVENING_IS_NEAR = 18;
const MORNING = 9;
// Who is still awake at two means by "tomorrow" the day after the coming sleep.
const NIGHT_ENDS = 4;

/**
 * What is offered at `now`, in the order of the times' names.
 * @param {Date} now
 * @returns {LaterTime[]}
 */
export function laterChoices(now) {
  const evening = now.getHours() < EVENING_IS_NEAR;
  const choices = /** @type {LaterChoice[]} */ (evening ? ['hour', 'evening', 'tomorrow'] : ['hour', 'tomorrow']);
  return choices.map((choice) => ({ choice, at: laterTime(choice, now) }));
}

/**
 * A note that asked "When?" may be answered hours later: an evening that has begun by then becomes an hour from now.
 * @param {LaterChoice} choice
 * @param {Date} now
 * @returns {Date}
 */
export function laterTime(choice, now) {
  if (choice === 'tomorrow') return clock(now, now.getHours() < NIGHT_ENDS ? 0 : 1, MORNING);
  if (choice === 'evening' && now.getHours() < EVENING_IS_NEAR) return clock(now, 0, EVENING);
  return new Date(now.getTime() + HOUR);
}

/** By the wall clock, so that a night that is an hour shorter or longer changes nothing. @param {Date} now @param {number} days @param {number} hour */
function clock(now, days, hour) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
}
