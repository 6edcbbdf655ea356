/** Runs in a worker: seals or opens one age file with a passphrase. Answers the bytes, or null when it doesn't open. */

import { Decrypter, Encrypter } from '../../vendor/age-encryption@0.3.1/age-encryption.js';

const WORK_FACTOR = 17;

/** @param {Uint8Array} bytes @param {string} passphrase */
async function seal(bytes, passphrase) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return encrypter.encrypt(bytes);
}

/** @param {Uint8Array} bytes @param {string} passphrase */
async function open(bytes, passphrase) {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return decrypter.decrypt(bytes).catch(() => null);
}

addEventListener('message', async ({ data }) => {
  const answer = await (data.verb === 'seal' ? seal : open)(data.bytes, data.passphrase);
  postMessage(answer);
});
