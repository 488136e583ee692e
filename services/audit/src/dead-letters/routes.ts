import { Router } from 'express';
import type { DeadLetterRow, DeadLetterView } from '@rehearsal/contracts/messages/dead-letter';
import { DeadLetterFilter, type DeadLetterPage } from '@rehearsal/contracts/http/audit/dead-letters';
import { NotFoundError } from '@rehearsal/platform/errors';
import { callerInput } from '@rehearsal/platform/http/caller-input';
import { page, PageQuery } from '@rehearsal/platform/http/paging';
import { where } from '@rehearsal/platform/stores/where';
import type { DeadLetter, DeadLetters } from './dead-letters.js';

const ListQuery = PageQuery.extend(DeadLetterFilter.shape);

/** Inside only: the gateway checks who may read. */
export function deadLetterRoutes(letters: DeadLetters): Router {
  const router = Router();

  router.get('/dead-letters', async (request, response) => {
    const { limit, cursor, state, group, topic, type } = callerInput(ListQuery, request.query);
    const projection = { value: 0, headers: 0, key: 0 } as const;
    const narrowed = { group, topic, message_type: type };
    const [found, open, counts, groups] = await Promise.all([
      page(letters.collection, { equal: { state, ...narrowed }, limit, cursor, projection }, rowOf),
      letters.open(),
      letters.counts(where(narrowed)),
      letters.groups(),
    ]);
    response.json({ ...found, open, counts, groups } satisfies DeadLetterPage);
  });

  router.get('/dead-letters/:id', async (request, response) => {
    const { id } = request.params;
    const letter = await letters.collection.findOne({ _id: id });
    if (!letter) throw new NotFoundError('dead letter', id);
    response.json(viewOf(letter));
  });

  return router;
}

const rowOf = ({ _id, created_at, ...letter }: DeadLetter): DeadLetterRow => ({
  id: _id,
  topic: letter.topic,
  partition: letter.partition,
  offset: letter.offset,
  group: letter.group,
  reason: letter.reason,
  message_id: letter.message_id,
  message_type: letter.message_type,
  at: created_at,
  state: letter.state,
  settled_at: letter.settled_at,
  settled_by: letter.settled_by,
  settled_event: letter.settled_event,
});

const viewOf = (letter: DeadLetter): DeadLetterView => {
  const { actor, key, headers, value } = letter;
  return { ...rowOf(letter), actor, key, headers, value, text: textOf(value) };
};

function textOf(base64: string | null): string | null {
  if (base64 === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return null;
  }
}
