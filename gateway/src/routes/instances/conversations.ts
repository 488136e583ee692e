import { z } from 'zod';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { ConversationFormat } from '@rehearsal/contracts/conversation/conversation';
import { conversationText } from '@rehearsal/contracts/conversation/conversation-text';
import { MessagesQuery } from '@rehearsal/contracts/http/instances/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Template } from '@rehearsal/contracts/template/template';
import { nameFile } from '../../reading/attachment.js';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';

type Messages = CoachingState['chat_messages'] | Template['chat_messages'];

/** So much of an id tells two files of one scenario apart, in a folder of downloads. */
const TOLD_APART = 8;
const XML = 'application/xml';
const FormatQuery = z.strictObject({ format: ConversationFormat.optional() });
const answers = {
  200: {
    description: 'The messages; with `format=openai` a bare array, with `format=xml` or by `Accept` XML',
    schema: z.looseObject({
      items: z.array(z.looseObject({ role: z.string(), content: z.string() })),
      /** Of the last ones alone: how many come before them. */
      earlier: z.int().nonnegative().optional(),
    }),
    alsoAs: [XML],
  },
};

/** What was said, as JSON for programs, or as a file in the form that was asked for. */
function send(
  { request, response, query }: Call<unknown, z.output<typeof FormatQuery>>,
  name: string,
  messages: Messages,
  earlier?: number,
): void {
  const format = query.format ?? (request.accepts(['application/json', XML]) === XML ? 'xml' : 'json');
  response.vary('Accept');
  if (format === 'json') {
    response.json({ items: messages, ...(earlier === undefined ? {} : { earlier }) });
    return;
  }
  const isXml = format === 'xml';
  nameFile(response, name, isXml ? 'xml' : 'json')
    .type(isXml ? XML : 'application/json')
    .send(conversationText(messages, format));
}

/** Conversations alone, of an instance or session and of a scenario. */
export function conversationRoutes({ owners }: GatewayDependencies): Route[] {
  return [
    route('GET /instances/:id/chat-messages', {
      summary: 'Read the conversation of an instance or session, now or at a version',
      query: MessagesQuery,
      answers,
      handle: async (call) => {
        const { id } = call.params;
        const { format: _form, ...part } = call.query;
        const asked = { ...part, actions: 'last:0', digest: 'no' };
        const view = await owners.instantiator.get<InstanceView>(`/instances/${id}`, asked);
        const name = `${view.scenario_name ?? 'session'} ${id.slice(-TOLD_APART)}`;
        const isPart = part.messages !== undefined || part.before !== undefined;
        send(call, name, view.chat_messages, isPart ? (view.earlier?.messages ?? 0) : undefined);
      },
    }),
    route('GET /test-scenarios/:id/chat-messages', {
      summary: 'Read the conversation of a scenario',
      query: FormatQuery,
      answers,
      handle: async (call) => {
        const { name, template } = await owners.scenarioById(call.params.id);
        send(call, name, template.chat_messages);
      },
    }),
  ];
}
