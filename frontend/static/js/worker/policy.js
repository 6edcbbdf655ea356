/** The one Trusted Types policy that lets a script be named by text: our own workers, and nothing else. */

const OURS = [/^\/sw\.js$/, /\/js\/sealing\/scrypt-worker(\.[0-9a-f]+)?\.js$/];

/** @typedef {{createScriptURL(url: string): string}} Policy */

/** @type {Policy | undefined} */
let policy;

/**
 * @param {string} url address of one of our worker scripts
 * @returns {string} what `new Worker` and `serviceWorker.register` accept under our policy (a TrustedScriptURL where there are any)
 * @throws {TypeError} for any other address
 */
export function scriptUrl(url) {
  policy ??= makePolicy();
  return policy.createScriptURL(url);
}

/** @returns {Policy} */
function makePolicy() {
  const rules = { createScriptURL: refuseForeign };
  const types = /** @type {any} */ (globalThis).trustedTypes;
  return types ? types.createPolicy('worker', rules) : rules;
}

/** @param {string} url */
function refuseForeign(url) {
  const { origin, pathname, search } = new URL(url, location.href);
  if (origin !== location.origin || search || !OURS.some((ours) => ours.test(pathname))) {
    throw new TypeError(`Not a worker of ours: ${url}`);
  }
  return origin + pathname;
}
