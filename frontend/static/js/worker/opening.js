/**
 * A page that is open goes there by itself, as loading it anew would drop the unlocked keys from its memory.
 * @param {any} scope the service worker's global scope
 * @param {string} path such as `/write/`, or `/later/#…`
 * @param {string} [place] where somebody may be already, and stays
 */
export async function openPage(scope, path, place = path) {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((/** @type {any} */ page) => isAt(new URL(page.url), place));
  const page = there ?? pages[0];
  if (!page) return scope.clients.openWindow(path);
  if (!there) page.postMessage({ open: path });
  return page.focus();
}

/** Somebody may be in the midst of `/write/#…`, and stays there. @param {{pathname: string, hash: string}} place @param {string} path */
function isAt({ pathname, hash }, path) {
  return path === (path.includes('#') ? pathname + hash : pathname);
}
