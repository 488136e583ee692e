import { Router } from 'express';
import type { Engine } from '../engine.js';
import type { Engines } from '../engines/engines.js';
import { ApiError } from './api-error.js';

/** 2025-01-01: models of ours have no birthday that would tell anything. */
const CREATED = 1_735_689_600;

const modelOf = (id: string) => ({ id, object: 'model', created: CREATED, owned_by: 'rehearsal' });

const modelNotFound = (id: string): ApiError =>
  new ApiError(
    404,
    'invalid_request_error',
    'model_not_found',
    `The model "${id.slice(0, 100)}" does not exist.`,
    'model',
  );

/** The engine behind a model's name. A name that nobody answers to is told, never replaced by another in silence. */
export function engineFor({ byModel }: Engines, model: string): Engine {
  const engine = byModel.get(model);
  if (!engine) throw modelNotFound(model);
  return engine;
}

export function modelRoutes({ byModel }: Engines): Router {
  const router = Router();
  router.get('/models', (_request, response) => {
    response.json({ object: 'list', data: [...byModel.keys()].map(modelOf) });
  });
  router.get('/models/:id', (request, response) => {
    const { id } = request.params;
    if (!byModel.has(id)) throw modelNotFound(id);
    response.json(modelOf(id));
  });
  return router;
}
