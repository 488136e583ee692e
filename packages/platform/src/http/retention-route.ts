import { Router } from 'express';
import type { RetentionList, RetentionRow } from '@rehearsal/contracts/http/system/settings';

/** What an owner keeps, and how long; asked anew each time, since some of it is on record. */
export function retentionRoute(rows: () => Promise<RetentionRow[]>): Router {
  const router = Router();
  router.get('/retention', async (_request, response) => {
    response.json({ items: await rows() } satisfies RetentionList);
  });
  return router;
}
