// Days and times as a person would say them, in the page's language and this device's time zone.
import { gettext, interpolate } from '../../journal/texts.js';

const DAY = 86_400_000;

/** The browser's own flavour of the page's language, so that an American reads 9:40 PM and a Briton 21:40. */
function language() {
  const page = document.documentElement.lang || 'en';
  return navigator.languages.find((flavour) => flavour.startsWith(page)) ?? page;
}

/** One a language, form and clock (phones travel), as making one takes a hundred times as long as using it. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options @param {Date} date */
function say(options, date) {
  const name = JSON.stringify([language(), options, date.getTimezoneOffset()]);
  const known = formats.get(name) ?? new Intl.DateTimeFormat(language(), options);
  formats.set(name, known);
  return known.format(date);
}

/** @param {Date} date */
const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());

/** Whole local days from `date` to `now`: 0 today, 1 yesterday, -1 tomorrow. @param {Date} date @param {Date} now */
export function daysAgo(date, now) {
  return Math.round((midnight(now).getTime() - midnight(date).getTime()) / DAY);
}

/** The local calendar day, `2026-11-21`. @param {Date} date */
export function dayKey(date) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day as written by an `<input type=date>`, read as local. @param {string} day `2026-11-21` */
export function dayFrom(day) {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** "Today", "Yesterday", "Friday", or "Saturday, November 21". @param {Date} date @param {Date} now */
export function dayName(date, now) {
  const ago = daysAgo(date, now);
  if (ago === 0) return gettext('Today');
  if (ago === 1) return gettext('Yesterday');
  if (ago === -1) return gettext('Tomorrow');
  if (ago > 1 && ago < 7) return capital(say({ weekday: 'long' }, date));
  return longDay(date, now);
}

/** "Saturday, November 21", with the year when it is another one. @param {Date} date @param {Date} now */
export function longDay(date, now) {
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return capital(say({ weekday: 'long', day: 'numeric', month: 'long', year }, date));
}

/** "21 November", with the year when it is another one. @param {Date} date @param {Date} now */
export function shortDay(date, now) {
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return say({ day: 'numeric', month: 'long', year }, date);
}

/** "21:40" or "9:40 PM". @param {Date} date */
export const timeOf = (date) => say({ timeStyle: 'short' }, date);

/** "Today, 21:40". @param {string} instant RFC 3339 @param {Date} now */
export function moment(instant, now) {
  const date = new Date(instant);
  return interpolate(gettext('%(day)s, %(time)s'), { day: dayName(date, now), time: timeOf(date) });
}

/** "today, 21:40", to stand within a sentence. @param {string} instant RFC 3339 @param {Date} now */
export function momentWithin(instant, now) {
  const date = new Date(instant);
  return interpolate(gettext('%(day)s, %(time)s'), { day: dayWithin(date, now), time: timeOf(date) });
}

/** @param {Date} date @param {Date} now */
function dayWithin(date, now) {
  const ago = daysAgo(date, now);
  if (ago === 0) return gettext('today');
  if (ago === 1) return gettext('yesterday');
  return ago > 1 && ago < 7 ? say({ weekday: 'long' }, date) : shortDay(date, now);
}

/** The heading under which a day stands in the journal. @param {Date} date @param {Date} now */
export function stretchName(date, now) {
  const ago = daysAgo(date, now);
  if (ago < 7) return gettext('This week');
  if (ago < 14) return gettext('Last week');
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return capital(say({ month: 'long', year }, date));
}

/** @param {string} words */
const capital = (words) => words.charAt(0).toLocaleUpperCase(language()) + words.slice(1);
