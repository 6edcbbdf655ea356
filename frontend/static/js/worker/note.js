/**
 * A push message as read. `note` and `reminder` are 32 hex digits, empty where the message names none; `until` is in seconds,
 * after which the note is late.
 * @typedef {{text: number, note: string, reminder: string, key: string, until: number}} Note
 */

const ID = /^[0-9a-f]{32}$/;

/**
 * What can't be read still becomes a note, as the browser demands that every message shows something.
 * @param {{json(): any} | null} data
 * @returns {Note}
 */
export function readNote(data) {
  const { text, note, reminder, key, until } = parsed(data);
  return {
    text: Number.isInteger(text) ? text : 2,
    note: idOr(note),
    reminder: idOr(reminder),
    key: typeof key === 'string' ? key : '',
    until: Number.isFinite(until) ? until : Number.POSITIVE_INFINITY,
  };
}

/** @param {Note} note @returns {string} one place on the screen for each reminder */
export function tagOf({ reminder }) {
  return reminder || 'note';
}

/** @param {unknown} id */
function idOr(id) {
  return typeof id === 'string' && ID.test(id) ? id : '';
}

/** @param {{json(): any} | null} data */
function parsed(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}
