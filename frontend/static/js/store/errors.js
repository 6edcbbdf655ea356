/** This device has no room left. What was stored before is intact; what was being stored is still in memory only. */
export class FullError extends Error {
  constructor() {
    super('This device has no room left.');
    this.name = 'FullError';
  }
}

/**
 * The store was taken away in the middle, as signing out does; what was under way in the background is nobody's concern any more.
 * @param {unknown} error
 */
export function isTakenAway(error) {
  return error instanceof DOMException && ['AbortError', 'InvalidStateError'].includes(error.name);
}
