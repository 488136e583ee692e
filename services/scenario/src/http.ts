import { Router } from 'express';
import { z } from 'zod';
import { Phase } from '@rehearsal/contracts/coaching/enums';
import { ScenarioSort } from '@rehearsal/contracts/http/scenario-sort';
import type { ScenarioDifferences, ScenarioVersionRow } from '@rehearsal/contracts/http/scenario-versions';
import { Id } from '@rehearsal/contracts/messages/message';
import type { Scenario, ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError, PlatformError } from '@rehearsal/platform/errors';
import { operationRoute } from '@rehearsal/platform/http/operation-route';
import { page, PageQuery, type Order } from '@rehearsal/platform/http/paging';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { searchFilter } from './look-up.js';
import { presentRow } from './present.js';
import { presentRehearsed, REHEARSED, rehearsedFilter } from './rehearsed.js';
import { differenceOf } from './scenario.js';
import { versionAt, versionsOf } from './versions.js';

const ListQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  tag: z.string().max(50).optional(),
  created_by: z.string().max(200).optional(),
  phase: Phase.optional(),
  sort: ScenarioSort.default('created'),
});

const orders: Record<ScenarioSort, Order> = {
  created: { by: 'created_at', direction: -1 },
  updated: { by: 'updated_at', direction: -1 },
  name: { by: 'name', direction: 1 },
};

const RehearsedQuery = PageQuery.extend({
  name: z.string().max(200).optional(),
  tag: z.string().max(50).optional(),
  scenario_id: Id.optional(),
});

const Version = z.coerce.number().int().positive();
const VersionParams = z.object({ id: z.string(), version: Version });
const DiffQuery = z.object({ from: Version, to: Version });

/** The read side, for the gateway. */
export function routes(journal: Journal<Scenario, ScenarioFact>): Router {
  const router = Router();

  router.get('/scenarios', async (request, response) => {
    const { limit, cursor, q, tag, created_by, phase, sort } = callerInput(ListQuery, request.query);
    const equal = { tags: tag, created_by, 'look_up.current_phase': phase };
    const asked = { equal, order: orders[sort], ...(q !== undefined && { also: searchFilter(q) }) };
    const projection = { template: 0, rehearsals: 0, 'look_up.beginnings': 0 } as const;
    response.json(await page(journal.snapshots, { ...asked, limit, cursor, projection }, presentRow));
  });

  /** Those that have rehearsals, with what a run of these is planned from. */
  router.get('/rehearsals', async (request, response) => {
    const { limit, cursor, name, tag, scenario_id } = callerInput(RehearsedQuery, request.query);
    const asked = { equal: { tags: tag, _id: scenario_id }, also: rehearsedFilter(name) };
    response.json(await page(journal.snapshots, { ...asked, limit, cursor, projection: REHEARSED }, presentRehearsed));
  });

  router.get('/scenarios/:id', async (request, response) => {
    const { state, deletedAt } = await journal.load(request.params.id);
    if (!state && deletedAt !== undefined)
      throw new PlatformError('NOT_FOUND', 404, `The scenario "${request.params.id}" was deleted at ${deletedAt}.`);
    if (!state) throw new NotFoundError('scenario', request.params.id);
    response.json(state);
  });

  router.get('/scenarios/:id/versions', async (request, response) => {
    const versions = await versionsOf(journal, request.params.id);
    const items = versions.map(({ at, actor, scenario: { version, name } }) => ({ version, name, at, actor }));
    response.json({ items: items.toReversed() } satisfies { items: ScenarioVersionRow[] });
  });

  router.get('/scenarios/:id/versions/:version', async (request, response) => {
    const { id, version } = callerInput(VersionParams, request.params);
    response.json(versionAt(await versionsOf(journal, id), id, version));
  });

  router.get('/scenarios/:id/diff', async (request, response) => {
    const { id } = request.params;
    const { from, to } = callerInput(DiffQuery, request.query);
    const versions = await versionsOf(journal, id);
    const differences = differenceOf(versionAt(versions, id, from), versionAt(versions, id, to));
    response.json({ from, to, differences } satisfies ScenarioDifferences);
  });

  router.get('/operations/:aggregateId/:commandId', operationRoute(journal));
  return router;
}
