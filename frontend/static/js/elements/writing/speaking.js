/** Speech becomes text only where the device itself can do it: sound never leaves the phone. */

/** @returns {any} */
function Recognition() {
  return /** @type {any} */ (globalThis).SpeechRecognition;
}

/** @param {string} lang @returns {Promise<boolean>} */
export async function canSpeakHere(lang) {
  const made = Recognition();
  if (!made?.available || !('processLocally' in made.prototype)) return false;
  try {
    return (await made.available({ langs: [lang], processLocally: true })) === 'available';
  } catch {
    return false;
  }
}

/**
 * Listens until stopped.
 * @param {string} lang
 * @param {(text: string) => void} onText each finished phrase
 * @param {() => void} onEnd
 * @returns {() => void} stops listening
 */
export function listen(lang, onText, onEnd) {
  const heard = new (Recognition())();
  Object.assign(heard, { lang, continuous: true, interimResults: false, processLocally: true });
  heard.onresult = (/** @type {any} */ { results, resultIndex }) => {
    for (let at = resultIndex; at < results.length; at += 1) onText(results[at][0].transcript.trim());
  };
  heard.onend = onEnd;
  heard.start();
  return () => heard.stop();
}
