import type { GatewayParts } from '../gateway-parts.js';
import type { Route } from '../http/route.js';
import { accessRoutes } from './access.js';
import { auditRoutes } from './audit.js';
import { baselineRoutes } from './baselines.js';
import { conversationRoutes } from './conversations.js';
import { docsRoutes } from './docs.js';
import { freezeRoutes } from './freeze.js';
import { instanceCleanupRoutes } from './instance-cleanup.js';
import { instanceClockRoutes } from './instance-clock.js';
import { instanceRoutes } from './instances.js';
import { loadRunFileRoutes } from './load-run-files.js';
import { loadRunRoutes } from './load-runs.js';
import { operationRoutes } from './operations.js';
import { scenarioFileRoutes } from './scenario-files.js';
import { scenarioVersionRoutes } from './scenario-versions.js';
import { scenarioRoutes } from './scenarios.js';
import { scheduleRoutes } from './schedules.js';
import { tokenRoutes } from './tokens.js';

/** Table of contents of the API, one file for each noun. */
export function allRoutes(parts: GatewayParts): Route[] {
  const routes = [
    ...accessRoutes(parts),
    ...tokenRoutes(parts),
    ...scenarioRoutes(parts),
    ...scenarioVersionRoutes(parts),
    ...scenarioFileRoutes(parts),
    ...conversationRoutes(parts),
    ...freezeRoutes(parts),
    ...instanceRoutes(parts),
    ...instanceClockRoutes(parts),
    ...instanceCleanupRoutes(parts),
    ...loadRunRoutes(parts),
    ...loadRunFileRoutes(parts),
    ...baselineRoutes(parts),
    ...scheduleRoutes(parts),
    ...auditRoutes(parts),
    ...operationRoutes(parts),
  ];
  return [...routes, ...docsRoutes(parts, routes)];
}
