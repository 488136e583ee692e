import type { GatewayDependencies } from '../gateway-dependencies.js';
import type { Route } from '../http/route.js';
import { accessRoutes } from './access.js';
import { auditRoutes } from './audit.js';
import { baselineRoutes } from './load/baselines.js';
import { conversationRoutes } from './instances/conversations.js';
import { deadLetterRoutes } from './dead-letters.js';
import { docsRoutes } from './docs.js';
import { engineRoutes } from './engines.js';
import { freezeRoutes } from './scenarios/freeze.js';
import { instanceCleanupRoutes } from './instances/instance-cleanup.js';
import { instanceClockRoutes } from './instances/instance-clock.js';
import { chatRoutes } from './instances/chat.js';
import { deleteInstanceRoutes } from './instances/delete-instance.js';
import { endTurnRoutes } from './instances/end-turn.js';
import { forkRoutes } from './instances/fork.js';
import { instanceTokenRoutes } from './instances/instance-token.js';
import { instantiateRoutes } from './instances/instantiate.js';
import { readInstanceRoutes } from './instances/read-instances.js';
import { resetRoutes } from './instances/reset.js';
import { startRoutes } from './instances/start.js';
import { loadRunFileRoutes } from './load/load-run-files.js';
import { loadRunRoutes } from './load/load-runs.js';
import { loadWorkerRoutes } from './load/load-workers.js';
import { nameRoutes } from './names.js';
import { operationRoutes } from './operations.js';
import { rehearsalReportRoutes } from './rehearsals/rehearsal-reports.js';
import { rehearsalRunRoutes } from './rehearsals/rehearsal-runs.js';
import { scenarioFileRoutes } from './scenarios/scenario-files.js';
import { scenarioVersionRoutes } from './scenarios/scenario-versions.js';
import { scenarioRoutes } from './scenarios/scenarios.js';
import { scheduleRoutes } from './load/schedules.js';
import { systemRoutes } from './system.js';
import { tokenRoutes } from './tokens.js';
import { userRoutes } from './users.js';
import { verificationRoutes } from './verifications.js';

/** Table of contents of the API, one file for each thing that can be done. */
export function allRoutes(dependencies: GatewayDependencies): Route[] {
  const routes = [
    ...accessRoutes(dependencies),
    ...tokenRoutes(dependencies),
    ...userRoutes(dependencies),
    ...nameRoutes(dependencies),
    ...scenarioRoutes(dependencies),
    ...scenarioVersionRoutes(dependencies),
    ...scenarioFileRoutes(dependencies),
    ...conversationRoutes(dependencies),
    ...freezeRoutes(dependencies),
    ...readInstanceRoutes(dependencies),
    ...engineRoutes(dependencies),
    ...instantiateRoutes(dependencies),
    ...startRoutes(dependencies),
    ...chatRoutes(dependencies),
    ...endTurnRoutes(dependencies),
    ...resetRoutes(dependencies),
    ...forkRoutes(dependencies),
    ...instanceTokenRoutes(dependencies),
    ...deleteInstanceRoutes(dependencies),
    ...instanceClockRoutes(dependencies),
    ...instanceCleanupRoutes(dependencies),
    ...loadRunRoutes(dependencies),
    ...loadRunFileRoutes(dependencies),
    ...loadWorkerRoutes(dependencies),
    ...baselineRoutes(dependencies),
    ...scheduleRoutes(dependencies),
    ...rehearsalRunRoutes(dependencies),
    ...rehearsalReportRoutes(dependencies),
    ...auditRoutes(dependencies),
    ...verificationRoutes(dependencies),
    ...deadLetterRoutes(dependencies),
    ...operationRoutes(dependencies),
    ...systemRoutes(dependencies),
  ];
  return [...routes, ...docsRoutes(dependencies, routes)];
}
