import { Router } from 'express';
import { z } from 'zod';
import type { Scenario, ScenarioFact } from '@rehearsal/contracts/scenario';
import { NotFoundError } from '@rehearsal/platform/errors';
import { operationRoute } from '@rehearsal/platform/http/operation-route';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { presentRow } from './present.js';
import { differenceOf, versionAt, versionsOf } from './versions.js';

const ListQuery = PageQuery.extend({
  q: z.string().max(200).optional(),
  tag: z.string().max(50).optional(),
  created_by: z.string().max(200).optional(),
});

const Version = z.coerce.number().int().positive();
const VersionParams = z.object({ id: z.string(), version: Version });
const DiffQuery = z.object({ from: Version, to: Version });

/** The read side, for the gateway. */
export function routes(journal: Journal<Scenario, ScenarioFact>): Router {
  const router = Router();

  router.get('/scenarios', async (request, response) => {
    const { limit, cursor, q, tag, created_by } = ListQuery.parse(request.query);
    const text = q === undefined ? undefined : { $regex: literal(q), $options: 'i' };
    const filter = { tags: tag, created_by, $or: text && [{ name: text }, { description: text }] };
    response.json(await page(journal.snapshots, { filter, limit, cursor, projection: {} }, presentRow));
  });

  router.get('/scenarios/:id', async (request, response) => {
    const { state } = await journal.load(request.params.id);
    if (!state) throw new NotFoundError('scenario', request.params.id);
    response.json(state);
  });

  router.get('/scenarios/:id/versions', async (request, response) => {
    const versions = await versionsOf(journal, request.params.id);
    const items = versions.map(({ at, actor, scenario: { version, name } }) => ({ version, name, at, actor }));
    response.json({ items: items.toReversed() });
  });

  router.get('/scenarios/:id/versions/:version', async (request, response) => {
    const { id, version } = VersionParams.parse(request.params);
    response.json(versionAt(await versionsOf(journal, id), id, version));
  });

  router.get('/scenarios/:id/diff', async (request, response) => {
    const { id } = request.params;
    const { from, to } = DiffQuery.parse(request.query);
    const versions = await versionsOf(journal, id);
    response.json({ from, to, differences: differenceOf(versionAt(versions, id, from), versionAt(versions, id, to)) });
  });

  router.get('/operations/:aggregateId/:commandId', operationRoute(journal));
  return router;
}

/** A search text is text, never a pattern. */
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
