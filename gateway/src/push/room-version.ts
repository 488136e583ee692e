import { NotFoundError } from '@rehearsal/platform/errors';
import type { Owners } from '../reading/owners.js';
import type { Room } from './rooms.js';

/** What a watcher starts from: the version of the one thing it watches; a list has none. */
export const roomVersion =
  (owners: Owners) =>
  async ({ kind, id }: Room): Promise<number | undefined> => {
    if (id === undefined) return undefined;
    if (kind === 'load-run') return (await owners.loadRunById(id)).version;
    if (kind === 'rehearsal-run') return (await owners.rehearsalRunById(id)).version;
    const summary = (await owners.instanceSummaries([id])).get(id);
    if (!summary) throw new NotFoundError('instance', id);
    return summary.version;
  };
