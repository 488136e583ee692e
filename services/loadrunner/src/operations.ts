import type { RequestHandler } from 'express';
import type { Fact } from '@rehearsal/platform/journal/commit';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { operationRoute } from '@rehearsal/platform/http/operation-route';

type AnyJournal = Pick<Journal<object, Fact>, 'findByCommand'>;

/** How a command ended, from whichever journal took it: ids of commands are never used twice. */
export const operationIn = (
  journals: readonly AnyJournal[],
): RequestHandler<{ aggregateId: string; commandId: string }> =>
  operationRoute({
    findByCommand: async (aggregateId: string, commandId: string) => {
      const found = await Promise.all(journals.map((journal) => journal.findByCommand(aggregateId, commandId)));
      return found.find((commit) => commit !== null) ?? null;
    },
  });
