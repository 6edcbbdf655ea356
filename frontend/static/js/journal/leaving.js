/** Deletes the account: everything on the server, then everything on this device. */
import { deleteStore } from '../store/database.js';
import { forgetPerson } from '../store/person.js';
import { call } from '../sync/api.js';
import { syncNow } from '../sync/engine.js';
import { here, lock } from './desk.js';
import { stopStaying } from './staying.js';

/**
 * Nothing on this device goes before the server said that it is done.
 * @throws {import('../sync/api.js').ApiProblem | import('../sync/api.js').Offline}
 */
export async function deleteAccount() {
  const { userId } = await here();
  await call('DELETE', 'me/');
  lock();
  await stopStaying();
  await forgetPerson();
  // A pass of the sync that is under way still holds the store.
  await syncNow();
  await deleteStore(userId);
}
