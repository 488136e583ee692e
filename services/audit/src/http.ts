import { Router } from 'express';
import { cursorAt } from '@rehearsal/platform/http/cursor';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import type { Entries } from './entries/entries.js';
import { entryView } from './entries/entry-view.js';
import { filterOf, ListQuery } from './entries/list-query.js';
import type { Checkpoint } from '@rehearsal/contracts/http/audit';

/** Inside only: the gateway checks who may read. */
export function auditRoutes(entries: Entries, checkpoint: () => Promise<Checkpoint>): Router {
  const router = Router();

  router.get('/audit', async (request, response) => {
    const query = callerInput(ListQuery, request.query);
    const found = await entries.newestFirst(filterOf(query), query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    response.json({
      items: shown.map(entryView),
      next_cursor: last && found.length > shown.length ? cursorAt([last.at, last._id]) : null,
    });
  });

  router.post('/audit/checkpoints', async (_request, response) => {
    response.json(await checkpoint());
  });

  return router;
}
