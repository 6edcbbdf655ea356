import { gettext, interpolate, ngettext } from '../../journal/texts.js';

/**
 * Where one is, in a few words; empty when no session is known.
 * @param {import('../../journal/suggesting.js').Phase} phase
 */
export function dayLine({ name, day, next }) {
  if (name === 'preparation' && next !== null) return untilSession(next);
  if (day === 0) return gettext('The day of your session');
  if (day === 1) return gettext('The day after your session');
  if (day !== null && day > 1 && day <= 60) return interpolate(gettext('Day %(day)s after your session'), { day });
  return next === null ? '' : untilSession(next);
}

/** @param {number} days */
function untilSession(days) {
  if (days === 0) return gettext('Your session is today');
  if (days === 1) return gettext('Your session is tomorrow');
  return interpolate(ngettext('%(days)s day until your session', '%(days)s days until your session', days), { days });
}
