import { z } from 'zod';
import { Done } from '@rehearsal/contracts/http/operation';
import { ScenarioFilter, ValidateBody } from '@rehearsal/contracts/http/scenarios/scenarios';
import { pageOf, PageQuery, type Page } from '@rehearsal/contracts/http/page';
import {
  CreateScenario,
  DeleteScenario,
  ScenarioRow,
  ScenarioView,
  type OwnedScenarioRow,
  type Scenario,
} from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import { checkTemplate } from '@rehearsal/contracts/template/template-faults';
import { answerCommand } from '../../commanding/answer.js';
import { identify } from '../../commanding/commands.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { expectedVersions, versionToExpect } from '../../http/etag.js';
import { parseBody } from '../../http/body/input.js';
import { route, type Call, type Route } from '../../http/route.js';
import { faultsOfRehearsals } from '../../http/body/rehearsals-field.js';
import { TemplateField } from '../../http/body/template-field.js';
import { makeScenario, sendScenario } from '../../commanding/make-scenario.js';
import { updateScenario } from '../../commanding/update-scenario.js';
import { mergePatch } from '../../commanding/merge-patch.js';
import { unlessRepeated } from '../../commanding/repeated.js';
import { viewOfRows, viewOfScenario } from '../../reading/scenario-view.js';
import { ScenarioBody, ScenarioPatch, ScenarioReplacement } from './scenario-bodies.js';

const View = ScenarioView;
const found = { 200: { description: 'The scenario; `ETag` is its version', schema: View } };
const created = { 201: { description: 'Made, and its primary instance with it', schema: View } };

export function scenarioRoutes({ owners, commands, requireIfMatch }: GatewayDependencies): Route[] {
  const current = (call: Call<{ id: string }>): Promise<Scenario | undefined> =>
    unlessRepeated(owners.scenario, call, () => owners.scenario.get<Scenario>(`/scenarios/${call.params.id}`));

  return [
    route('GET /test-scenarios', {
      summary: 'List scenarios, newest first unless `sort` says otherwise',
      query: PageQuery.extend({
        ...ScenarioFilter.shape,
        include: z.literal('use').optional().meta({ description: 'With how each is used.' }),
      }),
      answers: { 200: { description: 'A page; rows carry no template', schema: pageOf(ScenarioRow) } },
      handle: async ({ query: { include, ...query }, response }) => {
        const { items, next_cursor } = await owners.scenario.get<Page<OwnedScenarioRow>>('/scenarios', query);
        response.json({ items: await viewOfRows(owners, items, { withUse: include === 'use' }), next_cursor });
      },
    }),
    route('POST /test-scenarios', {
      summary: 'Create a scenario and its primary instance',
      body: ScenarioBody,
      size: 'template',
      command: true,
      answers: created,
      handle: (call) => {
        const { $schema: _, ...data } = call.body;
        return makeScenario(commands, call, CreateScenario, data);
      },
    }),
    route('POST /test-scenarios/validate', {
      summary: 'Check a template, and the rehearsals beside it, without keeping them',
      body: ValidateBody,
      size: 'template',
      answers: {
        200: { description: 'Whether it is valid, with every fault', schema: z.looseObject({ valid: z.boolean() }) },
      },
      handle: ({ body, response }) => {
        const checked = checkTemplate(body.template);
        const rehearsed = faultsOfRehearsals(body.rehearsals ?? []);
        const errors = [...(checked.ok ? [] : checked.faults), ...rehearsed];
        const warnings = checked.ok && errors.length === 0 ? checked.warnings : [];
        response.json({ valid: errors.length === 0, errors, warnings });
      },
    }),
    route('GET /test-scenarios/:id', {
      summary: 'Read a scenario',
      answers: found,
      handle: async (call) => sendScenario(call, await viewOfScenario(owners, call.params.id)),
    }),
    route('PUT /test-scenarios/:id', {
      summary: 'Replace a scenario; the body of a GET may be sent back',
      body: ScenarioReplacement,
      size: 'template',
      command: true,
      ifMatch: true,
      answers: found,
      handle: async (call) => {
        const { name, description, tags, template, rehearsals } = call.body;
        const expected = expectedVersions(call.request, requireIfMatch);
        const scenario = await current(call);
        const changes = { name, description, tags, template, rehearsals };
        await updateScenario({ owners, commands }, call, { changes, scenario, expected });
      },
    }),
    route('PATCH /test-scenarios/:id', {
      summary: 'Change parts of a scenario (JSON Merge Patch)',
      body: ScenarioPatch,
      size: 'template',
      command: true,
      ifMatch: true,
      answers: found,
      handle: async (call) => {
        const { name, description, tags, template, rehearsals } = call.body;
        const scenario = await current(call);
        const merged = template && mergedTemplate(scenario?.template, template);
        const changes = {
          name,
          description: description === null ? '' : description,
          tags: tags === null ? [] : tags,
          template: merged,
          rehearsals: rehearsals === null ? [] : rehearsals,
        };
        // What was merged is right only for the version that it was merged into.
        const expected =
          expectedVersions(call.request, requireIfMatch) ?? (merged && scenario ? [scenario.version] : undefined);
        await updateScenario({ owners, commands }, call, { changes, scenario, expected });
      },
    }),
    route('DELETE /test-scenarios/:id', {
      summary: 'Delete a scenario and its instances',
      command: true,
      ifMatch: true,
      answers: { 200: { description: 'Deleted', schema: Done } },
      handle: async (call) => {
        const expected = expectedVersions(call.request, requireIfMatch);
        const scenario = await current(call);
        const order = {
          aggregate: 'scenario' as const,
          aggregateId: call.params.id,
          definition: DeleteScenario,
          data: { expected_version: versionToExpect(expected, scenario?.version) },
          ends: [['ScenarioDeleted']],
        };
        await answerCommand(commands, call, identify(call), order, () =>
          call.response.json({ success: true, message: 'The scenario and its instances are deleted.' }),
        );
      },
    }),
  ];
}

/** Faults are told where they are in the body, as with a whole template. */
const mergedTemplate = (target: Template | undefined, patch: Record<string, unknown>): Template =>
  parseBody(z.object({ template: TemplateField }), { template: mergePatch(target, patch) }).template;
