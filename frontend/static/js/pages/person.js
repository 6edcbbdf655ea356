import { leadHome } from './arriving.js';

/** Wakes what knows the person: who is here, the unlocked keyring where it may be kept, and the sync. Fetched late, so that the page shows first. */
export async function wakePerson() {
  const [desk, unlocking, engine, notes] = await Promise.all([
    import('../journal/desk.js'),
    import('../journal/unlocking.js'),
    import('../sync/engine.js'),
    import('./notes.js'),
  ]);
  await showRole(desk);
  desk.onDesk(() => showRole(desk));
  notes.followNotes();
  desk.onDesk((event) => event === 'unlocked' && notes.keepNotes());
  await unlocking.resume();
  engine.startSync();
}

/**
 * Which tabs show is decided here, as the page is the same for everyone. The role is remembered for the next first paint.
 * @param {typeof import('../journal/desk.js')} desk
 */
async function showRole(desk) {
  const role = (await desk.whoIsHere())?.role ?? 'nobody';
  document.documentElement.dataset.role = role;
  leadHome();
  try {
    localStorage.setItem('role', role);
  } catch {
    // A browser that keeps nothing here shows the tabs a moment later.
  }
}
