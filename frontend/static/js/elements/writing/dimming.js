/** The first hours after a session are dim, whatever theme was chosen. */

export function dim() {
  document.documentElement.dataset.theme = 'night';
  document.querySelector('main')?.classList.add('first-hours');
}

/** Back to the theme that was chosen. */
export function undim() {
  document.querySelector('main')?.classList.remove('first-hours');
  dispatchEvent(new Event('theme'));
}
