/** How long a person waits for the server before the screen goes on with what it has. */
const PATIENCE = 2_500;

/**
 * @template T
 * @param {Promise<T>} work goes on in the background when it takes longer
 * @param {T} instead
 * @returns {Promise<T>}
 */
export function soon(work, instead) {
  return Promise.race([work, new Promise((/** @type {(value: T) => void} */ resolve) => setTimeout(resolve, PATIENCE, instead))]);
}
