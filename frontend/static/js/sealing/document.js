/** Sealed documents: one age file that holds a signed text. The signature says who wrote it, for whom, and in which order. */

import { open, seal } from './age.js';
import { parseJson, sha256Hex, text, utf8 } from './bytes.js';
import { SealedError } from './errors.js';
import { identitiesOf, recipientsOf } from './keyring.js';
import { pad } from './padding.js';
import { sign, verify } from './signing.js';

/**
 * @typedef {import('./bytes.js').Bytes} Bytes
 * @typedef {import('./keyring.js').Keyring} Keyring
 * @typedef {'own' | 'share' | 'reply' | 'assignment' | 'profile'} Kind
 * @typedef {{v: 1, type: string, [field: string]: any}} Body
 * @typedef {object} Signed
 * @property {string} id uuid
 * @property {Kind} kind
 * @property {string} author uuid
 * @property {number} revision from 1
 * @property {string | null} previous SHA-256 (hex) of the sealed file that this one replaces
 * @property {string[]} recipients `age1...`, the author's first; one for `own`, else two
 * @property {string} written_at RFC 3339
 * @property {Body} body
 * @typedef {object} Expected
 * @property {string} id
 * @property {Kind} kind
 * @property {string} author
 * @property {string} verifyKey base64url, the author's
 * @property {string[]} [recipients] exactly these, in this order
 * @property {number} [atLeast] the highest revision seen
 */

const KINDS = ['own', 'share', 'reply', 'assignment', 'profile'];

/**
 * @param {Signed} document
 * @param {Keyring} keyring the author's
 * @returns {Promise<{sealed: Bytes, sha256: string}>}
 * @throws {SealedError} `shape` for what no reader would accept
 */
export async function sealDocument(document, keyring) {
  const { id, kind, author, revision, previous, recipients, written_at, body } = document;
  const fields = { id, kind, author, revision, previous, recipients, written_at, body };
  refuseShape(fields);
  const mine = await recipientsOf(keyring);
  if (author !== keyring.user || !mine.includes(recipients[0])) throw new SealedError('shape', 'not the author');
  const signed = JSON.stringify(fields);
  const signature = await sign(keyring.keys[0].signing, signedBytes(signed));
  const sealed = await seal(pad(utf8(JSON.stringify({ v: 1, signed, signature }))), recipients);
  return { sealed, sha256: await sha256Hex(sealed) };
}

/**
 * @param {Uint8Array} sealed
 * @param {Keyring} keyring the reader's
 * @param {Expected} expected
 * @returns {Promise<Signed>} with any field that we don't know, as it was signed
 * @throws {SealedError} `decrypt`, `shape`, `version`, `signature`, `mismatch` or `rollback`, in this order
 */
export async function openDocument(sealed, keyring, expected) {
  const envelope = parseJson(text(await open(sealed, identitiesOf(keyring))));
  if (!Number.isInteger(envelope?.v)) throw new SealedError('shape', 'envelope');
  if (envelope.v !== 1) throw new SealedError('version', 'envelope');
  if (typeof envelope.signed !== 'string' || typeof envelope.signature !== 'string') throw new SealedError('shape', 'envelope');
  if (!(await verify(expected.verifyKey, signedBytes(envelope.signed), envelope.signature))) throw new SealedError('signature');
  const signed = parseJson(envelope.signed);
  refuseShape(signed);
  refuseOther(signed, expected, await recipientsOf(keyring));
  if (signed.revision < (expected.atLeast ?? 1)) throw new SealedError('rollback');
  return signed;
}

/** @param {string} signed */
function signedBytes(signed) {
  return utf8(`afterword/document/v1\n${signed}`);
}

/** @param {any} signed */
function refuseShape(signed) {
  const texts = [signed?.id, signed?.author, signed?.written_at, ...(Array.isArray(signed?.recipients) ? signed.recipients : [null])];
  const readers = signed?.kind === 'own' ? 0 : 1;
  const holds =
    texts.every((value) => typeof value === 'string') &&
    KINDS.includes(signed.kind) &&
    Number.isSafeInteger(signed.revision) &&
    signed.revision >= 1 &&
    (signed.previous === null || /^[0-9a-f]{64}$/.test(signed.previous)) &&
    (signed.previous === null) === (signed.revision === 1) &&
    new Set(signed.recipients).size === 1 + readers &&
    signed.recipients.length === 1 + readers &&
    Number.isInteger(signed.body?.v);
  if (!holds) throw new SealedError('shape', 'signed');
  if (signed.body.v !== 1) throw new SealedError('version', 'body');
}

/** @param {Signed} signed @param {Expected} expected @param {string[]} mine */
function refuseOther(signed, expected, mine) {
  const same = /** @type {const} */ (['id', 'kind', 'author']).every((field) => signed[field] === expected[field]);
  const wanted = expected.recipients ?? signed.recipients;
  const agree = wanted.length === signed.recipients.length && wanted.every((recipient, at) => recipient === signed.recipients[at]);
  if (!same || !agree || !signed.recipients.some((recipient) => mine.includes(recipient))) throw new SealedError('mismatch');
}
