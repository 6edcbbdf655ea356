import { html } from '../../../vendor/lit@3.3.3/lit.js';
import { isApple } from '../../journal/pushing.js';
import { gettext } from '../../journal/texts.js';

/** What most often keeps a note back, on the kind of device that this is. */
export function deviceHelp() {
  return html`<details class="sheet">
    <summary>${gettext('If notes don’t come')}</summary>
    <ul class="steps">${advice().map((line) => html`<li>${line}</li>`)}</ul>
  </details>`;
}

/** @returns {string[]} */
function advice() {
  if (isApple()) return onApple();
  return /Android/.test(navigator.userAgent) ? onAndroid() : onDesktop();
}

/** @returns {string[]} */
function onApple() {
  return [
    gettext('Add this app to your home screen first: Share, then Add to Home Screen. Open it from there and switch notes on.'),
    gettext('Settings, Notifications, Afterword: allow notifications, and show them on the lock screen.'),
    gettext('A Focus, such as Sleep or Do Not Disturb, holds notes back. Let Afterword through, or look in Notification Center.'),
    gettext('If you removed the app from the home screen, add it again and switch notes on once more.'),
  ];
}

/** @returns {string[]} */
function onAndroid() {
  return [
    gettext('Settings, Apps, your browser or Afterword, Battery: allow it to work in the background.'),
    gettext('In the same place, switch off “Pause app activity if unused”.'),
    gettext('Settings, Apps, your browser or Afterword, Notifications: allow them, also for this site.'),
    gettext('Do Not Disturb and battery saver hold notes back.'),
  ];
}

/** @returns {string[]} */
function onDesktop() {
  return [
    gettext('Notes come only while the browser runs. Let it go on in the background when its windows are closed.'),
    gettext('In the system’s settings, allow notifications for your browser, and look whether a focus mode is on.'),
    gettext('In the browser’s settings for this site, notifications must be allowed.'),
  ];
}
