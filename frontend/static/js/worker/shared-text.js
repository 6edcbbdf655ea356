/** Text that another app shared with us. It waits in memory only, for the page that opens to take it and seal it. */
let waiting = '';

/**
 * @param {Request} request
 * @param {URL} url
 * @param {{write: string}} kept
 * @returns {Promise<Response> | undefined}
 */
export function receiveSharedText(request, url, kept) {
  if (request.method !== 'POST' || url.pathname !== '/shared-text/') return undefined;
  return take(request, kept.write);
}

/** Hands the text over once, to the page that asks with a port. @param {any} scope */
export function handOverSharedText(scope) {
  scope.addEventListener('message', (/** @type {MessageEvent} */ event) => {
    if (event.data !== 'shared-text') return;
    event.ports[0].postMessage(waiting);
    waiting = '';
  });
}

/** @param {Request} request @param {string} write */
async function take(request, write) {
  const form = await request.formData();
  const parts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((part) => typeof part === 'string' && part);
  waiting = parts.join('\n');
  return Response.redirect(`${write}#shared`, 303);
}
