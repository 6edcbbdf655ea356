/** Reflections from the first word to the timeline: what the screens call. */
export { discardDraft, draft, draftCount, drafts, flushDrafts, saveDraft } from './drafting.js';
export { bringBack, edit, entries, entry, history, remove, removed, unreadable } from './entries.js';
export { finish } from './finishing.js';
export { startDraft } from './starting.js';

/** @typedef {import('./drafting.js').Draft} Draft */
/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').EntryBody} EntryBody */
/** @typedef {import('./entries.js').Answer} Answer */
