/**
 * Hands a file to the browser to keep.
 * @param {Blob} blob
 * @param {string} name what it is called in the downloads
 */
export function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  // A boosted page would fetch the address instead of saving it.
  link.setAttribute('hx-boost', 'false');
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Today as `2026-03-07`, for names of files.
 * @param {Date} now
 */
export function dayOf(now) {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}
