/** How far joining has come in this tab, so that a reload goes on from there. Nothing secret is noted: no key, no code that opens. */

/** @typedef {'new' | 'code' | 'keys' | 'recovery' | 'name' | 'redeem'} Stage */
/** @typedef {{stage: Stage, email: string, fragment: string}} Notes */

const KEY = 'joining';

/** @returns {Notes} */
export function joiningSoFar() {
  /** @type {Notes} */
  const none = { stage: 'new', email: '', fragment: '' };
  try {
    return { ...none, ...JSON.parse(sessionStorage.getItem(KEY) ?? '{}') };
  } catch {
    return none;
  }
}

/** @param {Partial<Notes>} news */
export function noteJoining(news) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...joiningSoFar(), ...news }));
}

export function forgetJoining() {
  sessionStorage.removeItem(KEY);
}
