/**
 * Why something sealed could not be read, or a code not be used. What can't be read is kept, never deleted.
 *
 * - `decrypt`: no key of ours opens it, or its bytes were changed
 * - `version`: made by a later version of the format
 * - `signature`: not signed by the one it should be from
 * - `mismatch`: genuine, but not the document that was asked for
 * - `rollback`: an older revision than one already seen
 * - `shape`: not what the format says
 * - `code-shape`: typed text that can't be a recovery code
 *
 * @typedef {'decrypt' | 'version' | 'signature' | 'mismatch' | 'rollback' | 'shape' | 'code-shape'} SealedCode
 */

export class SealedError extends Error {
  /** @param {SealedCode} code @param {string} [detail] for developers; never holds words or keys */
  constructor(code, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'SealedError';
    this.code = code;
  }
}
