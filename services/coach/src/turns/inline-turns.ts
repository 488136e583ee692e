import type { Redis } from 'ioredis';
import type { Log } from '@rehearsal/platform/log';
import { Refusal } from '@rehearsal/platform/errors';
import type { CarryOut } from '@rehearsal/platform/commanding/carry-out';
import { NO_ENGINE } from '../engine.js';
import { recordFailure, type TurnOf } from '../record-turn.js';

/**
 * Turns that a request to the HTTP API answers itself have no job. Their process may die over them, so they are noted
 * for as long as they last, and whichever process finds one that lasts too long records it as failed.
 */
export interface InlineTurns {
  begin(turn: TurnOf): void;
  end(turn: TurnOf): void;
  /** Ends the turns that nobody will answer any more. */
  endOverdue(): Promise<void>;
}

interface Options {
  readonly redis: Redis;
  readonly key: string;
  readonly carryOut: CarryOut;
  readonly lastsAtMostMs: number;
  readonly log: Log;
}

const AT_ONCE = 100;

export function inlineTurnsIn({ redis, key, carryOut, lastsAtMostMs, log }: Options): InlineTurns {
  const note = (work: Promise<unknown>): void =>
    void work.catch((error: unknown) => log.warn({ err: error }, 'an inline turn could not be noted'));
  const member = ({ instanceId, messageId, kind, correlationId, traceparent }: TurnOf): string =>
    JSON.stringify({ instanceId, messageId, kind, correlationId, traceparent });

  return {
    begin: (turn) => note(redis.zadd(key, Date.now() + lastsAtMostMs, member(turn))),
    end: (turn) => note(redis.zrem(key, member(turn))),
    endOverdue: async () => {
      const overdue = await redis.zrange(key, '-inf', Date.now(), 'BYSCORE', 'LIMIT', 0, AT_ONCE);
      for (const text of overdue) {
        const why = {
          code: 'TURN_ABANDONED',
          detail: 'The request that was to answer this message ended without an answer.',
        };
        await recordFailure(carryOut, JSON.parse(text) as TurnOf, { engine: NO_ENGINE }, why).catch(
          (error: unknown) => {
            // Answered, reset or deleted meanwhile: nothing waits any more.
            if (!(error instanceof Refusal)) throw error;
          },
        );
        await redis.zrem(key, text);
      }
    },
  };
}
