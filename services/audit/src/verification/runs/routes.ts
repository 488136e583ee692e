import { json, Router } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import {
  PinnedCheckpoints,
  VERIFIED_AT_ONCE_SECONDS,
  VerificationFilter,
  VerificationScope,
} from '@rehearsal/contracts/http/audit/audit';
import { Actor } from '@rehearsal/contracts/messages/roles';
import { NotFoundError } from '@rehearsal/platform/errors';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { recordView, type StoredVerification, type VerificationRecords } from './verification-records.js';
import type { Verifier } from './verifier.js';

const Ask = PinnedCheckpoints.extend({ scope: VerificationScope, by: Actor, wait: z.boolean().optional() });
const ListQuery = PageQuery.extend(VerificationFilter.shape);

/** Inside only: the gateway checks who may verify. */
export function verificationRoutes(verifier: Verifier, records: VerificationRecords): Router {
  const router = Router();
  const recordOf = async (id: string): Promise<StoredVerification> => {
    const record = await records.byId(id);
    if (!record) throw new NotFoundError('verification', id);
    return record;
  };

  router.post('/audit/verifications', json({ limit: '1mb' }), async (request, response) => {
    const { scope, checkpoints = [], by, wait = false } = callerInput(Ask, request.body);
    const { id, ended } = await verifier.ask({ scope, pinned: checkpoints, by });
    if (wait) {
      const over = new AbortController();
      const late = pause(VERIFIED_AT_ONCE_SECONDS * 1000, undefined, { signal: over.signal }).catch(() => undefined);
      await Promise.race([ended, late]);
      over.abort();
    }
    response.json(recordView(await recordOf(id)));
  });

  router.get('/audit/verifications', async (request, response) => {
    const { limit, cursor, scope, state } = callerInput(ListQuery, request.query);
    const projection = { pinned: 0 } as const;
    response.json(await page(records.collection, { equal: { scope, state }, limit, cursor, projection }, recordView));
  });

  router.get('/audit/verifications/:id', async (request, response) => {
    response.json(recordView(await recordOf(request.params.id)));
  });

  router.post('/audit/verifications/:id/cancel', json(), async (request, response) => {
    const { by } = callerInput(z.object({ by: Actor }), request.body);
    await recordOf(request.params.id);
    await verifier.cancel(request.params.id, by);
    response.json(recordView(await recordOf(request.params.id)));
  });

  return router;
}
