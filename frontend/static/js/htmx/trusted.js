import htmx from '../../vendor/htmx@4.0.1/htmx.js';

/** htmx under Trusted Types: only pages of our own server become HTML, and nothing in them becomes a script. */
const rules = { createHTML: (/** @type {string} */ text) => text, createScript: () => '' };
const types = /** @type {any} */ (globalThis).trustedTypes;

function refuse() {
  throw new TypeError('Text is never run as a script here.');
}

htmx.registerExtension('trusted', {
  init: (/** @type {any} */ api) => api.initSecurity(types ? types.createPolicy('htmx', rules) : rules, refuse, refuse),
  htmx_config_request: (/** @type {Element} */ _element, /** @type {any} */ detail) => configure(detail.ctx.request),
});

/**
 * The token is today's, from the cookie, as a kept page has an old one. What a person chose stands in the address's
 * fragment, which the server is never to learn; htmx would send it along.
 * @param {{headers: Record<string, string>}} request
 */
function configure(request) {
  delete request.headers['HX-Current-URL'];
  const token = document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/)?.[1];
  if (token) request.headers['X-CSRFToken'] = token;
}

export { htmx };
