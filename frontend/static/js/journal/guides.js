/** The guide library in the page's language, kept on the device for writing offline. */
import { openDevice } from '../store/database.js';
import { fact, setFact } from '../store/facts.js';
import { ask, Offline } from '../sync/api.js';

/**
 * @typedef {{id: string, kind: 'text' | 'scale' | 'feelings' | 'choice' | 'commitment' | 'date' | 'grounding' | 'voice', text: string,
 *   help?: string, optional?: boolean, options?: string[], min_label?: string, max_label?: string}} Prompt
 * @typedef {{slug: string, title: string, phase: string, focus: string, minutes: number, summary: string, why: string,
 *   prompts: Prompt[], closing: string}} Guide
 */

/** @type {Promise<Guide[]> | null} */
let loading = null;

/**
 * From the device at once when they are there (and looked after in the background), else from the server.
 * @returns {Promise<Guide[]>}
 * @throws {Offline} when this device never had them
 */
export async function guides() {
  const kept = await fact(await openDevice(), factName());
  loading ??= fetchGuides(kept).catch(forget);
  if (!kept) return loading;
  loading.catch(() => undefined);
  return kept.guides;
}

/**
 * @param {string} slug
 * @returns {Promise<Guide | null>}
 */
export async function guide(slug) {
  return (await guides()).find((one) => one.slug === slug) ?? null;
}

/** @param {unknown} error @returns {never} the next call tries again */
function forget(error) {
  loading = null;
  throw error;
}

/**
 * @param {{etag: string, guides: Guide[]} | null} kept
 * @returns {Promise<Guide[]>}
 */
async function fetchGuides(kept) {
  const asked = kept ? { 'If-None-Match': kept.etag } : undefined;
  const { status, json, headers } = await ask('GET', `/api/v1/guides/?lang=${language()}`, undefined, asked);
  if (kept && status === 304) return kept.guides;
  if (status !== 200) throw new Offline();
  await setFact(await openDevice(), factName(), { etag: headers.get('ETag') ?? '', guides: json.guides });
  return json.guides;
}

function language() {
  return document.documentElement.lang || 'en';
}

function factName() {
  return `guides-${language()}`;
}
