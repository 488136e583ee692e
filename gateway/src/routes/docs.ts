import { API } from '@rehearsal/contracts/http/api-prefix';
import { z } from 'zod';
import { coachSchemas } from '@rehearsal/contracts/engine/coach-schemas';
import { scenarioFileSchema } from '@rehearsal/contracts/scenario/scenario-file-schema';
import { TemplateShape } from '@rehearsal/contracts/template/template';
import type { RouteKey } from '../access/permissions-table.js';
import type { GatewayDependencies } from '../gateway-dependencies.js';
import { openApiDocument } from '../http/openapi.js';
import { route, type Route } from '../http/route.js';

const AnyObject = z.looseObject({});

/** What describes the rest: the reference and the schema that editors check a template with. */
export function docsRoutes({ publicUrl }: Pick<GatewayDependencies, 'publicUrl'>, others: readonly Route[]): Route[] {
  const coachSchema = (key: RouteKey, what: string, name: keyof typeof coachSchemas): Route =>
    route(key, {
      summary: `The JSON Schema (2020-12) of ${what}`,
      answers: { 200: { description: 'The schema', schema: AnyObject, type: 'application/schema+json' } },
      handle: ({ response }) =>
        response
          .type('application/schema+json')
          .json({ ...coachSchemas[name](), $id: `${publicUrl}${API}/schemas/${name}.json` }),
    });
  const routes: Route[] = [
    route('GET /schemas/template.json', {
      summary: 'The JSON Schema (draft-7) of a template',
      answers: { 200: { description: 'The schema', schema: AnyObject, type: 'application/schema+json' } },
      handle: ({ response }) => response.type('application/schema+json').send(templateSchema(publicUrl)),
    }),
    route('GET /schemas/scenario.json', {
      summary: 'The JSON Schema (draft-7) of a scenario file',
      answers: { 200: { description: 'The schema', schema: AnyObject, type: 'application/schema+json' } },
      handle: ({ response }) =>
        response
          .type('application/schema+json')
          .json({ ...scenarioFileSchema(), $id: `${publicUrl}${API}/schemas/scenario.json` }),
    }),
    coachSchema('GET /schemas/coach-turn.json', 'a turn that a coach of your own is asked for', 'coach-turn'),
    coachSchema('GET /schemas/coach-answer.json', 'what a coach of your own answers', 'coach-answer'),
    route('GET /openapi.json', {
      summary: 'This reference, as OpenAPI 3.1',
      answers: { 200: { description: 'The document', schema: AnyObject } },
      handle: ({ response }) => response.json((document ??= openApiDocument([...others, ...routes], publicUrl))),
    }),
  ];
  let document: unknown;
  return routes;
}

const templateSchema = (publicUrl: string): string =>
  JSON.stringify({
    ...z.toJSONSchema(TemplateShape, { target: 'draft-7', io: 'input' }),
    $id: `${publicUrl}${API}/schemas/template.json`,
    title: 'Template of a test scenario',
  });
