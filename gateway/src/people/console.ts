import { ownActor } from '@rehearsal/contracts/messages/own-actors';
import type { AccessStore, User } from '../access/store.js';

/** Who acts when the system starts. Nobody can be invited in this name. */
export const CONSOLE = ownActor('console');

export const isOfConsole = ({ created_by }: User): boolean => created_by === CONSOLE.id;

/** The admin whom the link of a start signs in; undefined where there never was one, or not any more. */
export async function consoleAdmin({ users }: Pick<AccessStore, 'users'>): Promise<string | undefined> {
  const theirs = users.find({ role: 'admin', created_by: CONSOLE.id }).sort({ created_at: 1 }).limit(1);
  return (await theirs.toArray())[0]?._id;
}
