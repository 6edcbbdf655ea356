import { whoIsHere } from '../../journal/desk.js';
import { draft as draftOf } from '../../journal/drafting.js';
import { guide as guideOf } from '../../journal/guides.js';
import { startDraft } from '../../journal/starting.js';
import { gettext } from '../../journal/texts.js';

/** @typedef {import('../../journal/reflections.js').Draft} Draft */
/** @typedef {import('../../journal/guides.js').Guide} Guide */
/** @typedef {{stage: 'nobody'} | {stage: 'gone'} | {stage: 'prompt', draft: Draft, guide: Guide}} Opening */

const FREE = 'free-writing';
const PAGE = 'page';

/**
 * What the address asks for: `#draft=` carries one on, `#guide=` begins, `#entry=` changes an entry, `#shared` takes
 * what another app handed over, nothing is a blank page.
 * @param {string} fragment
 * @returns {Promise<Opening>}
 * @throws {import('../../journal/desk.js').Locked} for words that only the keyring opens
 */
export async function openWriting(fragment) {
  if (!(await whoIsHere())) return { stage: 'nobody' };
  const asked = new URLSearchParams(fragment.replace(/^#/, ''));
  if (asked.has('draft')) return carryOn(String(asked.get('draft')));
  const guide = await guideOrBlank(asked.get('guide') ?? FREE);
  const from = asked.get('entry') ?? undefined;
  const draft = await startDraft({ guide, from });
  if (!asked.has('guide') && !from) skipToPage(draft);
  if (asked.has('shared')) draft.answers[PAGE] = await (await import('./shared-text.js')).takeSharedText();
  return { stage: 'prompt', draft, guide };
}

/** @param {string} id @returns {Promise<Opening>} */
async function carryOn(id) {
  const draft = await draftOf(id);
  if (!draft) return { stage: 'gone' };
  const guide = await guideOrBlank(draft.guide.slug);
  return { stage: 'prompt', draft, guide };
}

/** The guide, or a blank page when the library never reached this device. @param {string} slug @returns {Promise<Guide>} */
async function guideOrBlank(slug) {
  const found = await guideOf(slug).catch(() => null);
  return found ?? blank();
}

/** @returns {Guide} */
function blank() {
  const prompts = [{ id: PAGE, kind: /** @type {const} */ ('text'), text: gettext('Write here.') }];
  const closing = gettext('That is enough for now. What you wrote will keep.');
  return { slug: FREE, title: gettext('Free writing'), phase: 'anytime', focus: 'insight', minutes: 5, summary: '', why: '', prompts, closing };
}

/** "Just write" begins on the page; the choice before it is one step back. @param {Draft} draft */
function skipToPage(draft) {
  draft.at = Math.max(0, draft.prompts.findIndex(({ id }) => id === PAGE));
}

