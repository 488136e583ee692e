import {
  OpenApiGeneratorV31,
  OpenAPIRegistry,
  type ResponseConfig,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { Accepted } from '@rehearsal/contracts/http/operation';
import { Problem } from '@rehearsal/contracts/http/problem';
import { permissions } from '../access/permissions-table.js';
import type { Route } from './route.js';

const CommandHeaders = z.object({
  'Idempotency-Key': z.string().max(200).optional().meta({ description: 'The same key makes the request repeatable.' }),
  Prefer: z.string().optional().meta({ description: '`wait=N` waits up to N seconds (at most 30) for the outcome.' }),
});

const problem = (description: string): ResponseConfig => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

/** The reference, made from the very routes that are mounted: what they parse with is what it shows. */
export function openApiDocument(routes: readonly Route[], publicUrl: string) {
  const registry = new OpenAPIRegistry();
  const security = registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An access token of a session, or an API token.',
  });
  for (const entry of routes) registry.registerPath(describe(entry, security.name));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Rehearsal', version: '1', description: 'Test scenarios for an AI coach, and load runs.' },
    servers: [{ url: publicUrl }],
  });
}

function describe({ key, method, path, params, spec }: Route, security: string): RouteConfig {
  const isPublic = permissions[key] === 'public';
  const bodyTypes = method === 'PATCH' ? ['application/json', 'application/merge-patch+json'] : ['application/json'];
  const { body, query, command, answers } = spec;
  return {
    method: method.toLowerCase() as RouteConfig['method'],
    path: API + documentedPath(path),
    operationId: key.replace(/[^A-Za-z]+/g, '_').toLowerCase(),
    tags: [path.split('/')[1] ?? ''],
    summary: spec.summary,
    security: isPublic ? [] : [{ [security]: [] }],
    request: {
      ...(path.includes(':') ? { params } : {}),
      ...(query ? { query } : {}),
      ...(command ? { headers: CommandHeaders } : {}),
      ...(body ? { body: describedBody(body, bodyTypes) } : {}),
    },
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, described(answer)])),
      ...(command
        ? {
            202: {
              description: 'Accepted; the operation tells the outcome',
              content: { 'application/json': { schema: Accepted } },
            },
          }
        : {}),
      400: problem('The request has faults; `errors` names each'),
      ...(isPublic ? {} : { 401: problem('No valid token'), 403: problem('The role may not') }),
      ...(path.includes(':') ? { 404: problem('There is no such thing') } : {}),
      ...(path.startsWith('/instances/:') ? { 410: problem('It was deleted; the detail says when') } : {}),
      ...(command
        ? { 409: problem('A rule refused the command'), 422: problem('The key was used for something else') }
        : {}),
      429: problem('Too many requests'),
      503: problem('Something is away; repeating is safe'),
    },
  };
}

/** A body that may be left out has a default, or is optional. */
const describedBody = (schema: z.ZodType, types: readonly string[]) => ({
  required: !schema.safeParse(undefined).success,
  content: Object.fromEntries(types.map((type) => [type, { schema }])),
});

const described = ({
  description,
  schema,
  type = 'application/json',
  alsoAs = [],
}: Route['spec']['answers'][number]): ResponseConfig => ({
  description,
  content: {
    [type]: { schema: schema ?? z.string() },
    ...Object.fromEntries(alsoAs.map((other) => [other, { schema: z.string() }])),
  },
});

export const documentedPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');
