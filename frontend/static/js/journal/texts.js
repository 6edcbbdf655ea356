/** The page's texts in its language. English needs no catalogue; without one, texts are English. */

/** @typedef {Record<string, string | string[]>} Catalogue */

const LANGUAGE = document.documentElement.lang || 'en';
const PATIENCE = 4_000;

const catalogue = await load();

/**
 * @param {string} text
 * @returns {string} in the page's language
 */
export function gettext(text) {
  const found = catalogue[text];
  return (Array.isArray(found) ? found[0] : found) || text;
}

/**
 * @param {string} one
 * @param {string} many
 * @param {number} count
 * @returns {string}
 */
export function ngettext(one, many, count) {
  const found = catalogue[one];
  if (!Array.isArray(found)) return count === 1 ? one : many;
  return (count === 1 ? found[0] : found.at(-1)) || (count === 1 ? one : many);
}

/**
 * Fills `%(name)s` in.
 * @param {string} text
 * @param {Record<string, any>} values
 * @returns {string}
 */
export function interpolate(text, values) {
  return text.replace(/%\((\w+)\)[sd]/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** @returns {Promise<Catalogue>} */
async function load() {
  if (LANGUAGE.startsWith('en')) return {};
  try {
    const answer = await fetch(`/texts/${LANGUAGE}.json`, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? ((await answer.json()).catalog ?? {}) : {};
  } catch {
    return {};
  }
}
