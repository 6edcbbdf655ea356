// The journal in order: entries and sessions, newest first, under headings of weeks and months.
import { dayFrom, daysAgo, stretchName } from './when.js';

/** @typedef {import('../../journal/reflections.js').Entry} Entry */
/** @typedef {import('../../journal/sessions.js').Session} Session */
/** @typedef {{key: string, at: Date, entry?: Entry, session?: Session}} Item */

/**
 * Entries with the sessions that have come among them, cut into stretches with a heading.
 * @param {Entry[]} entries @param {Session[]} sessions @param {Date} now
 * @returns {{name: string, items: Item[]}[]}
 */
export function stretches(entries, sessions, now) {
  const items = [...entries.map(fromEntry), ...sessions.map(fromSession).filter(({ at }) => daysAgo(at, now) >= 0)];
  items.sort((a, b) => b.at.getTime() - a.at.getTime());
  /** @type {{name: string, items: Item[]}[]} */
  const cut = [];
  for (const item of items) {
    const name = stretchName(item.at, now);
    if (cut.at(-1)?.name !== name) cut.push({ name, items: [] });
    cut.at(-1)?.items.push(item);
  }
  return cut;
}

/** @param {Entry} entry @returns {Item} */
const fromEntry = (entry) => ({ key: entry.id, at: new Date(entry.written_at), entry });

/** @param {Session} session @returns {Item} */
function fromSession(session) {
  const at = dayFrom(session.date);
  const [hours, minutes] = (session.time || '00:00').split(':').map(Number);
  at.setHours(hours, minutes);
  return { key: session.id, at, session };
}
