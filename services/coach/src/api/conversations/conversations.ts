import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { SendMessage } from '@rehearsal/contracts/instance/instance';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import { isVisible } from '@rehearsal/contracts/text/visible';
import { Cursor } from '@rehearsal/platform/http/cursor';
import { ApiError, invalid } from '../api-error.js';
import type { ApiDependencies } from '../api-dependencies.js';
import { speakerOf } from '../access/authenticate.js';
import { parseBody, parsed } from '../parse-body.js';
import { Details, detailsIn } from './conversation-details.js';
import { conversationOf, itemOf, listOf } from './conversation-shapes.js';
import { ChatMessages } from '../turn/said.js';
import type { Sessions } from '../turn/sessions.js';

const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  order: z.enum(['asc', 'desc']).default('desc'),
  after: z.string().max(500).optional(),
});
/** Refused here: its owner calls what it is asked to go on from by another name. */
const GoOn = z.object({ after: Cursor.optional() });
const NewItems = z.looseObject({ items: ChatMessages });
const NewConversation = Details.extend({ items: ChatMessages.nullish() });

/** A page of a list that is at hand whole, by the id that it comes after. */
const pageOf = <T extends { id: string }>(all: readonly T[], { limit, after }: z.output<typeof PageQuery>) => {
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) throw invalid('There is no such item to come after.', 'after');
  const page = all.slice(start, start + limit);
  return listOf(page, start + page.length < all.length);
};

const itemNotFound = (conversation: string, item: string): ApiError =>
  new ApiError(404, 'not_found_error', 'item_not_found', `There is no item "${item}" in "${conversation}".`, 'item');

/** A guest's conversation is a live session; a test user has exactly one, which its scenario makes and removes. */
export function conversationRoutes(dependencies: ApiDependencies, sessions: Sessions): Router {
  const router = Router();
  const details = detailsIn(dependencies);

  /** Words of a person, for the coach to answer in its own time; the coach's own words only it can say. */
  const addItems = async (
    request: Parameters<typeof speakerOf>[0],
    { id, kind, clock }: Pick<InstanceView, 'id' | 'kind' | 'clock'>,
    items: z.output<typeof ChatMessages>,
  ) => {
    const strange = items.findIndex(({ role, text }) => role !== 'user' || !isVisible(text));
    if (strange !== -1)
      throw invalid('Only messages of the user, with text in them, can be added.', `items.${strange}`);
    const messages = items.map(({ text }) => ({ id: `item-${randomUUID()}`, content: text }));
    for (const { id: message_id, content } of messages) {
      const actor = sessions.as(speakerOf(request), request.ip);
      await dependencies.carryOut(
        SendMessage,
        id,
        { message_id, content, kind },
        { id: message_id, correlationId: message_id, actor },
      );
    }
    const timestamp = clockTime(clock, dependencies.now().toISOString());
    return messages.map((message) => itemOf({ ...message, role: 'user', timestamp, component_config: null }));
  };

  router.post('/conversations', async (request, response) => {
    const speaker = speakerOf(request);
    const { items, ...given } = parseBody(NewConversation, request.body === undefined ? {} : request.body);
    const view =
      speaker.kind === 'test'
        ? await sessions.find(speaker, speaker.instanceId)
        : await sessions.start(speaker, request.ip);
    const isNamed = given.title != null || given.metadata != null;
    const kept = isNamed ? await details.keep(view.id, given) : await details.of(view.id);
    if (items) await addItems(request, view, items);
    response.json(conversationOf(view, kept));
  });

  router.get('/conversations', async (request, response) => {
    const speaker = speakerOf(request);
    const { limit, after } = parsed(PageQuery, request.query);
    if (speaker.kind === 'test') {
      const view = await sessions.find(speaker, speaker.instanceId);
      response.json({ ...listOf([conversationOf(view, await details.of(view.id))], false), next_cursor: null });
      return;
    }
    parsed(GoOn, request.query);
    const { items, next_cursor } = await dependencies.instances.sessionsOf(speaker.guestId, {
      limit,
      ...(after === undefined ? {} : { cursor: after }),
    });
    const kept = await details.ofAll(items.map(({ id }) => id));
    const data = items.map((row, index) => conversationOf(row, kept[index] ?? { title: null, metadata: {} }));
    response.json({ ...listOf(data, next_cursor !== null), next_cursor });
  });

  router.get('/conversations/:id', async (request, response) => {
    const view = await sessions.find(speakerOf(request), request.params.id);
    response.json(conversationOf(view, await details.of(view.id)));
  });

  /** OpenAI updates by POST, Jan by PATCH. */
  for (const method of ['post', 'patch'] as const) {
    router[method]('/conversations/:id', async (request, response) => {
      const given = parseBody(Details, request.body);
      const view = await sessions.find(speakerOf(request), request.params.id);
      response.json(conversationOf(view, await details.keep(view.id, given)));
    });
  }

  router.delete('/conversations/:id', async (request, response) => {
    const speaker = speakerOf(request);
    const { id } = await sessions.find(speaker, request.params.id);
    if (speaker.kind === 'test') {
      throw new ApiError(
        403,
        'permission_error',
        'not_yours_to_delete',
        'A test user is removed with its scenario, not from here.',
      );
    }
    await sessions.end(speaker, id, request.ip);
    await details.drop(id);
    response.json({ id, object: 'conversation.deleted', deleted: true });
  });

  router.get('/conversations/:id/items', async (request, response) => {
    const query = parsed(PageQuery, request.query);
    const { chat_messages } = await sessions.whole(speakerOf(request), request.params.id);
    const items = chat_messages.map(itemOf);
    response.json(pageOf(query.order === 'asc' ? items : items.toReversed(), query));
  });

  router.post('/conversations/:id/items', async (request, response) => {
    const { items } = parseBody(NewItems, request.body);
    const view = await sessions.find(speakerOf(request), request.params.id);
    response.json(listOf(await addItems(request, view, items), false));
  });

  router.get('/conversations/:id/items/:item', async (request, response) => {
    const { chat_messages, id } = await sessions.whole(speakerOf(request), request.params.id);
    const message = chat_messages.find((each) => each.id === request.params.item);
    if (!message) throw itemNotFound(id, request.params.item);
    response.json(itemOf(message));
  });

  /** OpenAI answers with the conversation that the item is gone from. */
  router.delete('/conversations/:id/items/:item', async (request, response) => {
    const { id, item } = request.params;
    const speaker = speakerOf(request);
    const view = await sessions.whole(speaker, id);
    if (!view.chat_messages.some((message) => message.id === item)) throw itemNotFound(id, item);
    await sessions.deleteMessage(speaker, view, item, request.ip);
    response.json(conversationOf(view, await details.of(view.id)));
  });

  return router;
}
