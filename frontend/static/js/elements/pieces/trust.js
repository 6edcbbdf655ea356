// How a person's key came to be trusted, in words.
import { gettext, interpolate } from '../../journal/texts.js';
import { shortDay } from './when.js';

/** @typedef {import('../../journal/people.js').Person} Person */

/** @param {Person} person */
export function howKnown({ changed, verified }) {
  if (changed) return gettext('their key changed');
  return verified ? gettext('verified') : gettext('not verified yet');
}

/** What a person is called here; someone whose name did not arrive yet is told apart by their date. @param {Person} person @param {Date} now */
export function calledHere({ name, since }, now) {
  return name || interpolate(gettext('Someone new, since %(day)s'), { day: shortDay(new Date(since), now) });
}
