import { Router } from 'express';
import type { LoadTargets } from '@rehearsal/contracts/http/system/settings';
import type { Targets } from './target.js';

/** Where load may be sent to. */
export function targetRoutes({ default: own, allowed }: Targets): Router {
  const router = Router();
  router.get('/load-targets', (_request, response) => {
    response.json({ default: own, allowed: allowed.filter((origin) => origin !== own) } satisfies LoadTargets);
  });
  return router;
}
