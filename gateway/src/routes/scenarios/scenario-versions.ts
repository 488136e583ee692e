import { z } from 'zod';
import { itemsOf } from '@rehearsal/contracts/http/page';
import {
  DifferencesQuery,
  ScenarioDifferences,
  ScenarioVersionRow,
  VersionNumber,
} from '@rehearsal/contracts/http/scenarios/scenario-versions';
import { Id } from '@rehearsal/contracts/messages/message';
import { Scenario, ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { updateScenario } from '../../commanding/update-scenario.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { expectedVersions } from '../../http/etag.js';
import { route, type Route } from '../../http/route.js';

const VersionParams = z.strictObject({ id: Id, version: VersionNumber });

/** What a scenario was before: its owner folds it from the journal. A restore is an update like any other. */
export function scenarioVersionRoutes({ owners, commands, requireIfMatch }: GatewayDependencies): Route[] {
  return [
    route('GET /test-scenarios/:id/versions', {
      summary: 'List the versions of a scenario, newest first',
      answers: { 200: { description: 'The versions', schema: itemsOf(ScenarioVersionRow) } },
      handle: ({ params, response }) => owners.scenario.forward(response, `/scenarios/${params.id}/versions`),
    }),
    route(
      'GET /test-scenarios/:id/versions/:version',
      {
        summary: 'Read a scenario as it was at a version',
        answers: { 200: { description: 'The scenario then', schema: Scenario.meta({ id: 'ScenarioAtVersion' }) } },
        handle: ({ params, response }) =>
          owners.scenario.forward(response, `/scenarios/${params.id}/versions/${params.version}`),
      },
      VersionParams,
    ),
    route('GET /test-scenarios/:id/diff', {
      summary: 'Compare two versions of a scenario',
      query: DifferencesQuery,
      answers: {
        200: {
          description: 'What differs, by JSON Pointer',
          schema: ScenarioDifferences,
        },
      },
      handle: ({ params, query, response }) => owners.scenario.forward(response, `/scenarios/${params.id}/diff`, query),
    }),
    route(
      'POST /test-scenarios/:id/versions/:version/restore',
      {
        summary: 'Make a scenario what it was at a version; this is a new version, unless it is so already',
        command: true,
        ifMatch: true,
        answers: { 200: { description: 'The scenario; `ETag` is its version', schema: ScenarioView } },
        handle: async (call) => {
          const { id, version } = call.params;
          const { name, description, tags, template, rehearsals } = await owners.scenario.get<Scenario>(
            `/scenarios/${id}/versions/${version}`,
          );
          const expected = expectedVersions(call.request, requireIfMatch);
          const scenario = await owners.scenario.get<Scenario>(`/scenarios/${id}`);
          const changes = { name, description, tags, template, rehearsals };
          await updateScenario({ owners, commands }, call, { changes, scenario, expected });
        },
      },
      VersionParams,
    ),
  ];
}
