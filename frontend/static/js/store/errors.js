/** This device has no room left. What was stored before is intact; what was being stored is still in memory only. */
export class FullError extends Error {
  constructor() {
    super('This device has no room left.');
    this.name = 'FullError';
  }
}
