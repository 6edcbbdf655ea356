/** Size steps, so that the length of a sealed file says little about what is in it. */

const FIRST = 512;
const SPACE = 0x20;

/**
 * The steps are 512 and then, each time, the last one and a ninth of it (rounded down): 512, 568, 631, 701 ...
 * So the spaces are fewer than an eighth of the text beyond the first step: at most 11.1 % of it.
 *
 * @param {number} length of the text in bytes
 * @returns {number} the smallest step that holds it
 */
export function paddedLength(length) {
  let step = FIRST;
  while (step < length) step += Math.floor(step / 9);
  return step;
}

/** @param {Uint8Array} bytes UTF-8 JSON @returns {import('./bytes.js').Bytes} the same with spaces behind it, which JSON allows */
export function pad(bytes) {
  const padded = new Uint8Array(paddedLength(bytes.length)).fill(SPACE);
  padded.set(bytes);
  return padded;
}
