import type { RequestHandler } from 'express';
import { NotFoundError } from '../errors.js';
import type { Fact } from '../journal/commit.js';
import type { Journal } from '../journal/journal.js';

/** How a command ended, from the journal: the answer to `GET /operations/:aggregateId/:commandId`, 404 while undecided. */
export const operationRoute =
  <S extends object, F extends Fact>(
    journal: Pick<Journal<S, F>, 'findByCommand'>,
  ): RequestHandler<{ aggregateId: string; commandId: string }> =>
  async (request, response) => {
    const { aggregateId, commandId } = request.params;
    const commit = await journal.findByCommand(aggregateId, commandId);
    if (!commit) throw new NotFoundError('outcome of the command', commandId);
    const refusal = commit.events.find(({ type }) => type === 'CommandRefused');
    response.json({
      status: refusal ? 'refused' : 'applied',
      type: commit.commandType,
      version: commit.seq,
      at: commit.at,
      command_hash: commit.commandHash,
      ...(refusal ? { refusal: refusal.data } : {}),
      events: commit.events.map(({ type }) => type),
    });
  };
