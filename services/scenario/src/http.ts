import { json, Router } from 'express';
import { z } from 'zod';
import { RehearsalFilter } from '@rehearsal/contracts/http/rehearsals';
import {
  DifferencesQuery,
  VersionNumber,
  type ScenarioDifferences,
  type ScenarioVersionRow,
} from '@rehearsal/contracts/http/scenarios/scenario-versions';
import { ScenarioUses, type ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { NotFoundError, PlatformError } from '@rehearsal/platform/errors';
import { operationRoute } from '@rehearsal/platform/http/operation-route';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { ListQuery, pageAsked } from './list-query.js';
import { present, presentRow } from './present.js';
import { presentRehearsed, REHEARSED, rehearsedFilter } from './rehearsed.js';
import { differenceOf, type ScenarioRecord } from './scenario.js';
import { keepUses } from './used.js';
import { versionAt, versionsOf } from './versions.js';

const RehearsedQuery = PageQuery.extend(RehearsalFilter.shape);
const VersionParams = z.object({ id: z.string(), version: VersionNumber });

/** The read side, for the gateway; and where the owner of instances tells how scenarios are used. */
export function routes(journal: Journal<ScenarioRecord, ScenarioFact>): Router {
  const router = Router();

  router.get('/scenarios', async (request, response) => {
    response.json(await page(journal.snapshots, pageAsked(callerInput(ListQuery, request.query)), presentRow));
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
    response.json(present(state));
  });

  router.get('/scenarios/:id/versions', async (request, response) => {
    const versions = await versionsOf(journal, request.params.id);
    const items = versions.map(({ at, actor, scenario: { version, name } }) => ({ version, name, at, actor }));
    response.json({ items: items.toReversed() } satisfies { items: ScenarioVersionRow[] });
  });

  router.get('/scenarios/:id/versions/:version', async (request, response) => {
    const { id, version } = callerInput(VersionParams, request.params);
    response.json(present(versionAt(await versionsOf(journal, id), id, version)));
  });

  router.get('/scenarios/:id/diff', async (request, response) => {
    const { id } = request.params;
    const { from, to } = callerInput(DifferencesQuery, request.query);
    const versions = await versionsOf(journal, id);
    const differences = differenceOf(versionAt(versions, id, from), versionAt(versions, id, to));
    response.json({ from, to, differences } satisfies ScenarioDifferences);
  });

  router.put('/scenario-uses', json(), async (request, response) => {
    await keepUses(journal, callerInput(ScenarioUses, request.body));
    response.status(204).end();
  });

  router.get('/operations/:aggregateId/:commandId', operationRoute(journal));
  return router;
}
