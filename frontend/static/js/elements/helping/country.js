import { LINES } from './crisis-lines.js';

const KEPT = 'country';

/** The country that was picked, else a guess from the browser's language; never from the network address. @returns {string} */
export function country() {
  return kept() ?? guess(navigator.languages);
}

/** @param {string} code empty for a country that isn't listed */
export function pickCountry(code) {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // It is asked again next time.
  }
}

/** @param {string} code @returns {string} its name in the page's language */
export function countryName(code) {
  return new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'region' }).of(code) ?? code;
}

/** @param {readonly string[]} languages @returns {string} */
function guess(languages) {
  const regions = languages.map((tag) => new Intl.Locale(tag).region).filter(Boolean);
  return regions.find((region) => LINES.some(({ code }) => code === region)) ?? regions[0] ?? '';
}

/** @returns {string | null} */
function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
