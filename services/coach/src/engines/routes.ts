import { Router } from 'express';
import { addressOf } from '@rehearsal/coach-http/engine-map/address-of';
import type { EngineSettingsList } from '@rehearsal/contracts/http/system/engines';
import { NotFoundError, PlatformError } from '@rehearsal/platform/errors';
import type { chosenEngines } from '../config.js';
import type { EngineChecks } from './checks.js';
import { engineRows, type Engines } from './engines.js';
import { engineSettings } from './told-settings.js';

/** Inside only: the gateway checks who may read, and who may have an engine checked. */
export function engineRoutes(
  engines: Engines,
  { settings, readSecret }: ReturnType<typeof chosenEngines>,
  checks: EngineChecks,
): Router {
  const router = Router();
  const names = [...engines.byName.keys()];

  router.get('/engines', (_request, response) => {
    response.json({ items: engineRows(engines) });
  });

  router.get('/engine-settings', async (_request, response) => {
    const found = await checks.last(names);
    response.json({ items: engineSettings(engines, settings, found) } satisfies EngineSettingsList);
  });

  router.get('/engines/:name/check', async (request, response) => {
    const { name } = request.params;
    const found = (await checks.last([name])).get(name);
    if (!found || !names.includes(name)) throw new NotFoundError('check of the engine', name);
    response.json(found);
  });

  router.post('/engines/:name/check', async (request, response) => {
    const { name } = request.params;
    if (!names.includes(name)) throw new NotFoundError('engine', name);
    const how = settings[name];
    if (how?.kind !== 'http')
      throw new PlatformError(
        'ENGINE_NOT_CHECKABLE',
        409,
        `"${name}" is no coach of your own over HTTP: there is no check for its kind.`,
      );
    response.status(202).json(await checks.begin(name, addressOf(how, readSecret)));
  });

  return router;
}
