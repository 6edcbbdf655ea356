/** The name that one goes by. Each person of one's care gets it sealed; the server never learns it. */
import { isUnlocked } from './desk.js';
import { newId } from './ids.js';
import { mine } from './library.js';
import { people } from './people.js';
import { keepMyName, peopleBody } from './pins.js';
import { keepWords } from './writing.js';

/** @returns {Promise<string>} empty when none was given */
export async function myName() {
  return (await peopleBody()).my_name ?? '';
}

/** @param {string} name */
export async function setMyName(name) {
  await keepMyName(name.trim());
  await sendMyName();
}

/** Sends the name to everyone of one's care who doesn't have it yet: after joining, after a change, after a new relationship. */
export async function sendMyName() {
  const name = await myName();
  if (!name || !isUnlocked()) return;
  const sent = await sentProfiles();
  for (const { id, keys, ended_at } of await people()) {
    const before = sent.get(id);
    if (ended_at || before?.signed?.body.name === name) continue;
    const body = { v: 1, type: 'profile', name };
    await keepWords([{ id: before?.row.id ?? newId(), kind: 'profile', reader: { id, recipient: keys.recipient }, body }]);
  }
}

/** @returns {Promise<Map<string, import('./library.js').Opened>>} by reader */
async function sentProfiles() {
  const profiles = (await mine()).filter(({ row }) => row.kind === 'profile' && !row.withdrawn_at);
  return new Map(profiles.map((one) => [String(one.row.reader), one]));
}
