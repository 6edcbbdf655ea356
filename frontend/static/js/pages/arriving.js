import { loadElements } from './elements.js';

const HOMES = { patient: '/today/', therapist: '/inbox/', nobody: '/' };

/**
 * After htmx put something on the page: its elements are fetched, and a new page starts at its top, where screen
 * readers go on reading.
 * @param {Element} target
 */
export function arrive(target) {
  loadElements(document);
  if (target !== document.body) return;
  leadHome();
  scrollTo(0, 0);
  document.querySelector('main')?.focus({ preventScroll: true });
}

/** The page is the same for everyone; where its mark leads depends on who is here. */
export function leadHome() {
  const role = /** @type {keyof typeof HOMES} */ (document.documentElement.dataset.role ?? 'nobody');
  for (const link of document.querySelectorAll('a[data-home]')) link.setAttribute('href', HOMES[role] ?? '/');
}

/** A way back leads to where one came from, and only without such a place to the address of the link. @param {MouseEvent} event */
export function goBack(event) {
  const link = event.target instanceof Element && event.target.closest('a[data-back]');
  if (!link || !history.state?.htmx) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  history.back();
}
