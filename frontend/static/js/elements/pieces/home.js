// Where a person begins.

/** @param {string | undefined} role */
export function homeOf(role) {
  return role === 'therapist' ? '/inbox/' : '/today/';
}
