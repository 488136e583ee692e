import { tokenChannel, type InstanceView } from '@rehearsal/contracts/instance/instance';
import { clockTime } from '@rehearsal/contracts/instance/clock';
import type { GiveCommand } from '../commands.js';
import { EngineError, finish, type Engine } from '../engine.js';
import { stateBefore, type Instances } from '../instances.js';
import { paced } from '../paced.js';
import { recordAnswer, recordFailure, type TurnOf } from '../record-turn.js';
import { isAnsweredInline, type TurnJob } from './turn-job.js';

export interface TurnParts {
  readonly instances: Instances;
  readonly engine: Engine;
  readonly give: GiveCommand;
  /** Shows a token to those who watch; it may be lost, the whole reply follows as an event. */
  readonly showToken: (channel: string, token: string) => void;
  readonly seed: number;
  readonly tokenDelayMs: number;
  readonly now: () => Date;
}

/**
 * `superseded`: a reset, a deletion or an earlier run of the same job came first, so there is nothing to answer.
 * `waits`: an earlier message of the same person is not answered yet.
 */
type TurnEnd = 'answered' | 'failed' | 'superseded' | 'waits';

/** How long a message may wait for the ones before it, which a crash may have left without an answer. */
const WAITS_AT_MOST_MS = 60_000;

/** Answers one message. Throws only when a backing service failed; doing it again is then safe. */
export async function takeTurn(job: TurnJob, parts: TurnParts): Promise<TurnEnd> {
  const view = await parts.instances.find(job.instanceId);
  if (!view?.pending_turns.includes(job.messageId)) return 'superseded';
  if (view.pending_turns[0] !== job.messageId) return await waitBehind(view, job, parts);
  const message = view.chat_messages.find(({ id }) => id === job.messageId);
  const turn = {
    state: stateBefore(view),
    message: message?.content ?? '',
    seed: parts.seed,
    now: clockTime(view.clock, parts.now().toISOString()),
  };
  try {
    const channel = tokenChannel(job.instanceId);
    const answer = await finish(paced(parts.engine.reply(turn), parts.tokenDelayMs), (token, index) =>
      parts.showToken(channel, JSON.stringify({ message_id: job.messageId, index, token })),
    );
    await recordAnswer(parts.give, job, parts.engine.name, answer);
    return 'answered';
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    await recordFailure(parts.give, job, parts.engine.name, { code: error.code, detail: error.message });
    return 'failed';
  }
}

/** A message of the HTTP API has no job: when its process died over it, nobody else would ever end its turn. */
async function waitBehind(view: InstanceView, job: TurnJob, { give, engine, now }: TurnParts): Promise<TurnEnd> {
  const waitedMs = now().getTime() - Date.parse(job.sentAt);
  const [head] = view.pending_turns;
  if (waitedMs < WAITS_AT_MOST_MS || head === undefined) return 'waits';
  const stuck: TurnOf = { ...job, messageId: head };
  const detail = isAnsweredInline(head)
    ? 'The request that was to answer this message ended without an answer.'
    : 'No answer was given in time.';
  await recordFailure(give, stuck, engine.name, { code: 'TURN_ABANDONED', detail });
  return 'waits';
}
