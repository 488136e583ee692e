import { z } from 'zod';
import { conversationTemplate } from '@rehearsal/contracts/conversation/conversation-template';
import { formatOf, readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import { ImportBody, ImportedScenario } from '@rehearsal/contracts/http/scenarios/scenarios';
import { CreateScenario, type Scenario } from '@rehearsal/contracts/scenario/scenario';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { scenarioFileText } from '@rehearsal/contracts/scenario/scenario-file-text';
import type { LocatedFault } from '@rehearsal/contracts/text/text-position';
import type { FieldFault } from '@rehearsal/contracts/http/problem';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { InvalidInputError } from '@rehearsal/platform/errors';
import { nameFile } from '../../reading/attachment.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { etagOf } from '../../http/etag.js';
import { route, type Route } from '../../http/route.js';
import { makeScenario } from '../../commanding/make-scenario.js';

/** With more faults or warnings than this, the first ones tell the story. */
const MOST_TOLD = 100;

/** Scenarios as files: out, byte for byte the same each time, and in, whole or from a bare conversation. */
export function scenarioFileRoutes({ owners, commands }: GatewayDependencies): Route[] {
  return [
    route('GET /test-scenarios/:id/export', {
      summary: 'Read a scenario as the file that makes it; the same scenario gives the same bytes',
      answers: {
        200: {
          description: 'The file',
          schema: z.looseObject({ name: CreateScenario.schema.shape.name, template: z.looseObject({}) }),
        },
      },
      handle: async ({ params, response }) => {
        const scenario = await owners.scenario.get<Scenario>(`/scenarios/${params.id}`);
        nameFile(response, scenario.name, 'json').type('application/json').set('ETag', etagOf(scenario));
        response.send(scenarioFileText(scenario));
      },
    }),
    route('POST /test-scenarios/import', {
      summary:
        "Make a scenario of a file: a scenario, or a conversation (message array, ChatGPT's export, ShareGPT, JSON Lines, XML)",
      body: ImportBody,
      size: 'template',
      command: true,
      answers: { 201: { description: 'Made; `warnings` tell what was left out', schema: ImportedScenario } },
      handle: (call) => {
        const { data, warnings } = read(call.body);
        return makeScenario(commands, call, CreateScenario, data, { warnings });
      },
    }),
  ];
}

function read(body: z.output<typeof ImportBody>): { data: ScenarioContent; warnings: LocatedFault[] } {
  const isText = typeof body.content === 'string';
  const text = isText ? (body.content as string) : JSON.stringify(body.content);
  const inContent = isText ? byPlace : byPointer;
  if (text.trim() === '') throw new InvalidInputError([{ pointer: '/content', message: 'is empty' }]);
  const format = body.format ?? formatOf(text);
  if (format === undefined)
    throw new InvalidInputError([
      { pointer: '/content', message: 'is neither a JSON object or array nor XML, and nothing else can be imported' },
    ]);
  const { name: given, description: described, tags: tagged } = body;
  if (format === 'scenario') {
    const checked = checkScenarioFile(text);
    if (!checked.ok) throw new InvalidInputError(checked.faults.slice(0, MOST_TOLD).map(inContent));
    const { content, warnings } = checked;
    const changed = { name: given ?? content.name, description: described ?? content.description };
    return { data: { ...content, ...changed, tags: tagged ?? content.tags }, warnings };
  }
  const conversation = readConversation(text, format, body.conversation);
  const faults = conversation.ok ? [] : conversation.faults.slice(0, MOST_TOLD).map(inContent);
  if (conversation.ok && conversation.messages.length === 0)
    faults.push({ pointer: '/content', message: 'holds no message of a person or a coach' });
  if (given === undefined) faults.push({ pointer: '/name', message: 'is needed: a conversation has no name' });
  if (!conversation.ok || given === undefined || faults.length > 0) throw new InvalidInputError(faults);
  return {
    data: {
      name: given,
      description: described ?? '',
      tags: tagged ?? [],
      template: conversationTemplate(conversation.messages, body),
      rehearsals: [],
    },
    warnings: conversation.warnings.slice(0, MOST_TOLD),
  };
}

/** The pointer leads to the field; where in the text, the message tells. */
const byPlace = ({ line, column, pointer, message }: LocatedFault): FieldFault => ({
  pointer: '/content',
  message: `line ${line}, column ${column}: ${pointer === '' ? '' : `${pointer} `}${message}`,
});

const byPointer = ({ pointer, message }: LocatedFault): FieldFault => ({ pointer: `/content${pointer}`, message });
