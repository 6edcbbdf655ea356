// From a session until the next morning nothing is shared, taken back or deleted: it can wait until tomorrow.
import { dayKey } from './when.js';

const MORNING = 5;

/**
 * Is this the day of a session, after it began, or the night that follows?
 * A session without a time counts from the start of its day.
 * @param {{date: string, time?: string}[]} sessions local date `2026-11-21`, local time `14:30`
 * @param {Date} now
 */
export function canWait(sessions, now) {
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  const clock = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  const night = now.getHours() < MORNING;
  return sessions.some(({ date, time }) => (night && date === dayKey(before)) || (date === dayKey(now) && (!time || time <= clock)));
}
