import { leadHome } from './arriving.js';

/** @typedef {typeof import('../journal/desk.js')} Desk */

let settling = false;
let notesDue = false;

/** Wakes what knows the person: who is here, the unlocked keyring where it may be kept, and the sync. Fetched late, so that the page shows first. */
export async function wakePerson() {
  const [desk, waking, engine] = await Promise.all([
    import('../journal/desk.js'),
    import('../journal/waking.js'),
    import('../sync/engine.js'),
  ]);
  await showRole(desk);
  desk.onDesk(() => showRole(desk));
  const unlocked = () => {
    notesDue = true;
    void settle(desk);
  };
  desk.onDesk((event) => event === 'unlocked' && unlocked());
  engine.onSync(({ state }) => {
    void settle(desk);
    if (state === 'backed-up' || state === 'waiting') void keepNotes();
  });
  if (desk.isUnlocked()) unlocked();
  await waking.resume();
  engine.startSync();
}

/** Reminders of this device, once words are in step. What fails for want of a network is done by the next opening. */
async function keepNotes() {
  if (!notesDue) return;
  notesDue = false;
  const notes = await import('./notes.js').catch(() => null);
  await notes?.keepNotes();
}

/** What waits for the keyring is fetched once it is there; without a network, when the sync has news. @param {Desk} desk */
async function settle(desk) {
  if (settling || !desk.isUnlocked()) return;
  settling = true;
  await import('../journal/settling.js').catch(() => {
    settling = false;
  });
}

/**
 * Which tabs show is decided here, as the page is the same for everyone. The role is remembered for the next first paint.
 * @param {Desk} desk
 */
async function showRole(desk) {
  // Signing out takes the store away, also while it is asked.
  const someone = await desk.whoIsHere().catch(() => null);
  const role = someone?.role ?? 'nobody';
  document.documentElement.dataset.role = role;
  leadHome();
  try {
    localStorage.setItem('role', role);
  } catch {
    // A browser that keeps nothing here shows the tabs a moment later.
  }
}
