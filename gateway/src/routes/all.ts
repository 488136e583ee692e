import type { GatewayParts } from '../gateway-parts.js';
import type { Route } from '../http/route.js';
import { accessRoutes } from './access.js';
import { auditRoutes } from './audit.js';
import { docsRoutes } from './docs.js';
import { freezeRoutes } from './freeze.js';
import { instanceRoutes } from './instances.js';
import { loadRunRoutes } from './load-runs.js';
import { operationRoutes } from './operations.js';
import { scenarioVersionRoutes } from './scenario-versions.js';
import { scenarioRoutes } from './scenarios.js';
import { tokenRoutes } from './tokens.js';

/** Table of contents of the API, one file for each noun. */
export function allRoutes(parts: GatewayParts): Route[] {
  const routes = [
    ...accessRoutes(parts),
    ...tokenRoutes(parts),
    ...scenarioRoutes(parts),
    ...scenarioVersionRoutes(parts),
    ...freezeRoutes(parts),
    ...instanceRoutes(parts),
    ...loadRunRoutes(parts),
    ...auditRoutes(parts),
    ...operationRoutes(parts),
  ];
  return [...routes, ...docsRoutes(parts, routes)];
}
