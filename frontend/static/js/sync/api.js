/** Talks to the server: JSON both ways, the session's cookie, and a CSRF token read from today's cookie on each call. */

const API = '/api/v1/';
const SIGNING_IN = '/_allauth/browser/v1/';
const PATIENCE = 20_000;

/** There is no way to the server now. */
export class Offline extends Error {
  constructor() {
    super('The server could not be reached.');
    this.name = 'Offline';
  }
}

/** The server refused, and said why: `type` is the last part of the problem's address, such as `revision-stale`. */
export class ApiProblem extends Error {
  /**
   * @param {number} status
   * @param {any} json the problem document, or null when the answer was none
   */
  constructor(status, json) {
    super(json?.detail ?? `The server answered ${status}.`);
    this.name = 'ApiProblem';
    this.status = status;
    /** @type {string} */
    this.type = String(json?.type ?? 'unknown').split('/').at(-1) ?? 'unknown';
    /** @type {string} */
    this.detail = json?.detail ?? '';
    /** @type {Record<string, any>} */
    this.extra = json ?? {};
  }
}

/**
 * One call of our API.
 * @param {string} method
 * @param {string} path such as `documents/?since=0`
 * @param {any} [body]
 * @returns {Promise<{status: number, json: any}>}
 * @throws {ApiProblem | Offline}
 */
export async function call(method, path, body) {
  const { status, json } = await ask(method, API + path, body);
  if (status >= 400) throw new ApiProblem(status, json);
  return { status, json };
}

/**
 * One call of the sign-in server, whose 401 often means "go on with the next step"; the caller reads the status.
 * @param {string} method
 * @param {string} path such as `auth/code/request`
 * @param {any} [body]
 * @returns {Promise<{status: number, json: any}>}
 * @throws {Offline}
 */
export function callSignIn(method, path, body) {
  return ask(method, SIGNING_IN + path, body);
}

/**
 * @param {string} method
 * @param {string} address
 * @param {any} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{status: number, json: any, headers: Headers}>}
 * @throws {Offline}
 */
export async function ask(method, address, body, headers = {}) {
  const { status, read, headers: told } = await reach(method, address, body, headers, (response) => response.text());
  return { status, json: jsonOf(read), headers: told };
}

/**
 * One call of our API that answers with a file, such as a picture.
 * @param {string} method
 * @param {string} path
 * @param {any} body
 * @returns {Promise<Blob>}
 * @throws {ApiProblem | Offline}
 */
export async function callForFile(method, path, body) {
  const { status, read } = await reach(method, API + path, body, { Accept: '*/*' }, (response) => response.blob());
  if (status >= 400) throw new ApiProblem(status, jsonOf(await read.text()));
  return read;
}

/**
 * @template T
 * @param {string} method
 * @param {string} address
 * @param {any} body
 * @param {Record<string, string>} headers
 * @param {(response: Response) => Promise<T>} reading
 */
async function reach(method, address, body, headers, reading) {
  const safe = method === 'GET';
  if (safe) return send(method, address, body, headers, reading);
  if (!(await csrfToken())) await send('GET', `${SIGNING_IN}config`, undefined, {}, (response) => response.text());
  return send(method, address, body, { ...headers, 'X-CSRFToken': await csrfToken() }, reading);
}

/**
 * @template T
 * @param {string} method
 * @param {string} address
 * @param {any} body
 * @param {Record<string, string>} headers
 * @param {(response: Response) => Promise<T>} reading
 * @returns {Promise<{status: number, read: T, headers: Headers}>}
 */
async function send(method, address, body, headers, reading) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  /** @type {Record<string, string>} */
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  try {
    const response = await fetch(address, {
      method,
      ...sent,
      headers: { Accept: 'application/json', ...type, ...headers },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, read: await reading(response), headers: response.headers };
  } catch {
    throw new Offline();
  }
}

/**
 * @param {string} text
 * @returns {any} null when there is no JSON in it
 */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns {Promise<string>} empty when the server has not given one yet */
async function csrfToken() {
  const found = (await cookies()).match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/);
  return found ? decodeURIComponent(found[1] ?? '') : '';
}

/** A service worker has no document to ask. */
async function cookies() {
  if (globalThis.document) return document.cookie;
  const all = await /** @type {any} */ (globalThis).cookieStore.getAll();
  return all.map((/** @type {{name: string, value: string}} */ { name, value }) => `${name}=${value}`).join('; ');
}
