import { randomUUID } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { PlatformError } from '@rehearsal/platform/errors';
import { permissions, type Access } from '../access/permissions-table.js';
import type { Principal } from '../access/principal.js';
import { refuseUnacceptable } from './accept.js';
import type { Admit } from './admission.js';
import { parseBody, parseParameters, parseQuery } from './body/input.js';
import { readBody } from './body/json-body.js';
import { refuseIfMatch } from './etag.js';
import { inTime } from './in-time.js';
import type { Route } from './route.js';

/** Within three seconds whoever reads knows that there is no answer for now. */
const ANSWER_MS = 2800;
const Nothing = z.strictObject({});
const NoBody = z.strictObject({}).optional();

/** Puts the routes on a router. One that the permissions' table does not know, or that comes twice, fails the start. */
export function mountRoutes(routes: readonly Route[], admit: Admit): Router {
  const router = Router({ caseSensitive: true });
  const methods = new Map<string, Set<string>>();
  for (const route of routes) {
    const access = (permissions as Partial<Record<string, Access>>)[route.key];
    if (access === undefined) throw new Error(`the route "${route.key}" has no row in the permissions' table`);
    const known = methods.get(route.path) ?? new Set();
    if (known.has(route.method)) throw new Error(`the route "${route.key}" is there twice`);
    methods.set(route.path, known.add(route.method));
    router[route.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'](
      route.path,
      serve(route, access, admit),
    );
  }
  router.use(methodNotAllowed(methods));
  return router;
}

function serve(route: Route, access: Access, admit: Admit): RequestHandler {
  const { spec } = route;
  const { query = Nothing, body = NoBody } = spec;
  const { type = 'application/json', alsoAs = [] } = Object.values(spec.answers)[0] ?? {};
  const offered = [type, ...alsoAs];
  return async (request, response) => {
    response.set('X-Correlation-Id', randomUUID());
    refuseUnacceptable(request, offered);
    const answer = async (principal: Principal) => {
      if (route.method !== 'GET' && spec.ifMatch === undefined) refuseIfMatch(request);
      await spec.handle({
        params: parseParameters(route.params, request.params),
        query: parseQuery(query, request.query),
        body: parseBody(body, await readBody(route, request, response)),
        principal,
        request,
        response,
      });
    };
    const admitted = admit(access, request, response);
    // A command has a deadline of its own, at Kafka.
    if (route.method === 'GET') await inTime(admitted.then(answer), response, ANSWER_MS);
    else await answer(await inTime(admitted, response, ANSWER_MS));
  };
}

/** One address may fit several paths, such as `/instances/:id` and `/instances/cleanup`: all of their methods count. */
function methodNotAllowed(methods: ReadonlyMap<string, ReadonlySet<string>>): RequestHandler {
  const patterns = [...methods].map(([path, known]) => ({ known, pattern: patternOf(path) }));
  return (request, _response, next) => {
    const allowed = new Set(patterns.flatMap(({ known, pattern }) => (pattern.test(request.path) ? [...known] : [])));
    if (allowed.size === 0) {
      next();
      return;
    }
    if (allowed.has('GET')) allowed.add('HEAD');
    const allow = [...allowed].join(', ');
    throw new PlatformError('METHOD_NOT_ALLOWED', 405, `${request.method} is not allowed here, only ${allow}.`, {
      headers: { Allow: allow },
    });
  };
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`);
