import { json, Router } from 'express';
import { cursorAt } from '@rehearsal/platform/http/cursor';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import type { Entries } from './entries/entries.js';
import { entryView } from './entries/entry-view.js';
import { filterOf, ListQuery } from './entries/list-query.js';
import { PinnedCheckpoints, type AuditVerification, type Checkpoint } from '@rehearsal/contracts/http/audit';

interface Actions {
  verify: (pinned: Checkpoint[]) => Promise<AuditVerification>;
  checkpoint: () => Promise<Checkpoint>;
}

/** Inside only: the gateway checks who may read. */
export function auditRoutes(entries: Entries, { verify, checkpoint }: Actions): Router {
  const router = Router();
  let verifying: Promise<AuditVerification> | undefined;

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

  // It reads everything, so those who ask the same at the same time share one run.
  router.post('/audit/verify', json({ limit: '1mb' }), async (request, response) => {
    const { checkpoints = [] } = callerInput(PinnedCheckpoints, request.body ?? {});
    if (checkpoints.length > 0) {
      response.json(await verify(checkpoints));
      return;
    }
    verifying ??= verify([]).finally(() => (verifying = undefined));
    response.json(await verifying);
  });

  router.post('/audit/checkpoints', async (_request, response) => {
    response.json(await checkpoint());
  });

  return router;
}
