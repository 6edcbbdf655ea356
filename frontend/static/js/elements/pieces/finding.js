// "Find your words": every word of the search stands somewhere in the entry, whatever its case or accents.

/** Lower case, without accents, so that "cancion" finds "canción". @param {string} text */
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @typedef {import('../../journal/reflections.js').Entry} Entry */

/** All the words of one entry, folded, kept while the entry itself is. @type {WeakMap<Entry, string>} */
const folded = new WeakMap();

/** @param {Entry} entry */
function wordsOf(entry) {
  let words = folded.get(entry);
  if (words === undefined) {
    const { guide, answers, feelings, insights } = entry.body;
    const said = (answers ?? []).flatMap(({ text, value, label }) => [text, label ?? '', flat(value)]);
    words = fold([guide?.title ?? '', ...said, ...(feelings ?? []), ...(insights ?? []).map(flat)].join('\n'));
    folded.set(entry, words);
  }
  return words;
}

/** @param {unknown} value @returns {string} */
function flat(value) {
  if (Array.isArray(value)) return value.map(flat).join(' ');
  if (value && typeof value === 'object') return Object.values(value).map(flat).join(' ');
  return typeof value === 'string' ? value : '';
}

/** The entries that hold every word of `search`, in the order given. @param {Entry[]} entries @param {string} search */
export function find(entries, search) {
  const wanted = fold(search).split(/\s+/).filter(Boolean);
  if (!wanted.length) return entries;
  return entries.filter((entry) => wanted.every((word) => wordsOf(entry).includes(word)));
}
