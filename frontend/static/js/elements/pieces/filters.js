// What the journal shows: all, shared, with an insight, with a feeling, of one guide.
import { feelingName } from '../../journal/feelings.js';
import { gettext } from '../../journal/texts.js';
import { titleOf } from './entry-row.js';

/** @typedef {import('../../journal/reflections.js').Entry} Entry */
/** @typedef {'all'|'shared'|'insights'|'feelings'|'guides'} Filter */

/** The filters with their names, in order. @returns {[Filter, string][]} */
export const FILTERS = () => [
  ['all', gettext('All')],
  ['shared', gettext('Shared')],
  ['insights', gettext('Insights')],
  ['feelings', gettext('Feelings')],
  ['guides', gettext('Guides')],
];

/** What there is to pick from under a filter: only what these entries hold. @param {Filter} filter @param {Entry[]} entries @returns {[string, string][]} */
export function choicesOf(filter, entries) {
  /** @type {Map<string, string>} */
  const choices = new Map();
  if (filter === 'feelings') {
    for (const { body } of entries) for (const feeling of body.feelings ?? []) choices.set(feeling, feelingName(feeling));
  }
  if (filter === 'guides') for (const entry of entries) choices.set(entry.body.guide?.slug ?? '', titleOf(entry));
  return [...choices].sort(([, a], [, b]) => a.localeCompare(b));
}

/**
 * @param {Entry[]} entries @param {Filter} filter @param {string} choice a feeling or a guide, or none picked
 * @param {Map<string, number>} readers how many people can read some of each entry
 */
export function sift(entries, filter, choice, readers) {
  if (filter === 'shared') return entries.filter(({ id }) => readers.has(id));
  if (filter === 'insights') return entries.filter(({ body }) => body.insights?.length);
  if (filter === 'feelings') {
    return entries.filter(({ body: { feelings = [] } }) => (choice ? feelings.includes(choice) : feelings.length));
  }
  if (filter === 'guides' && choice) return entries.filter(({ body }) => body.guide?.slug === choice);
  return entries;
}
