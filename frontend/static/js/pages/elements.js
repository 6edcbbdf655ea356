/** Every custom element that a page may hold, fetched when one is first on the page. A literal each, so that their hashes are found. */
const ELEMENTS = {
  'account-screen': () => import('../elements/account-screen.js'),
  'desk-aside': () => import('../elements/desk-aside.js'),
  'export-screen': () => import('../elements/export-screen.js'),
  'grounding-steps': () => import('../elements/grounding-steps.js'),
  'guide-list': () => import('../elements/guide-list.js'),
  'guide-writer': () => import('../elements/guide-writer.js'),
  'help-now': () => import('../elements/help-now.js'),
  'inbox-screen': () => import('../elements/inbox-screen.js'),
  'insight-list': () => import('../elements/insight-list.js'),
  'invite-screen': () => import('../elements/invite-screen.js'),
  'join-flow': () => import('../elements/join-flow.js'),
  'journal-timeline': () => import('../elements/journal-timeline.js'),
  'known-reminders': () => import('../elements/known-reminders.js'),
  'language-choice': () => import('../elements/language-choice.js'),
  'later-choice': () => import('../elements/later-choice.js'),
  'lock-gate': () => import('../elements/lock-gate.js'),
  'note-test': () => import('../elements/note-test.js'),
  'own-note': () => import('../elements/own-note.js'),
  'own-words': () => import('../elements/own-words.js'),
  'people-list': () => import('../elements/people-list.js'),
  'plan-editor': () => import('../elements/plan-editor.js'),
  'push-here': () => import('../elements/push-here.js'),
  'received-entry': () => import('../elements/received-entry.js'),
  'save-state': () => import('../elements/save-state.js'),
  'sealed-entry': () => import('../elements/sealed-entry.js'),
  'session-list': () => import('../elements/session-list.js'),
  'share-sheet': () => import('../elements/share-sheet.js'),
  'sharing-overview': () => import('../elements/sharing-overview.js'),
  'sign-in': () => import('../elements/sign-in.js'),
  'today-screen': () => import('../elements/today-screen.js'),
  'unlock-screen': () => import('../elements/unlock-screen.js'),
  'unlock-ways': () => import('../elements/unlock-ways.js'),
  'whose-time': () => import('../elements/whose-time.js'),
  'you-screen': () => import('../elements/you-screen.js'),
  'zone-question': () => import('../elements/zone-question.js'),
};

/**
 * Fetches what `root` holds and isn't defined yet.
 * @param {ParentNode} root
 */
export function loadElements(root) {
  for (const element of root.querySelectorAll(':not(:defined)')) {
    const load = ELEMENTS[/** @type {keyof typeof ELEMENTS} */ (element.localName)];
    load?.().catch((error) => console.error(error));
  }
}
