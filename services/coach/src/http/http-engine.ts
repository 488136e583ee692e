import { createHash } from 'node:crypto';
import { askCoach, type CoachAddress } from '@rehearsal/coach-http/ask-coach';
import { CoachFailure, type CoachFailureKind } from '@rehearsal/coach-http/coach-failure';
import type { CoachAnswer } from '@rehearsal/contracts/engine/coach-answer';
import type { TokenUsage } from '@rehearsal/contracts/engine/engine-cost';
import { EngineError, type Answer, type Engine, type EngineFailure } from '../engine.js';
import { tokensOf } from '../tokens.js';
import { turnFor } from './turn-for.js';

const CODES: Record<CoachFailureKind, EngineFailure> = {
  timeout: 'ENGINE_TIMEOUT',
  unavailable: 'ENGINE_UNAVAILABLE',
  refused: 'ENGINE_REFUSED',
  bad_answer: 'ENGINE_BAD_ANSWER',
};

/** A coach of your own: one POST a turn. What it is made of only it knows, so its fingerprint is that of its address. */
export function httpEngine(name: string, coach: CoachAddress): Engine {
  const digest = createHash('sha256').update(coach.url).digest('hex').slice(0, 12);
  return {
    name,
    kind: 'http',
    fingerprint: `http:${digest}`,
    timeoutMs: coach.timeoutMs,
    async *reply(turn, { withinMs = coach.timeoutMs, meter } = {}) {
      const asked = turnFor(turn);
      let usage: TokenUsage | undefined;
      try {
        const reply = askCoach(coach, asked, withinMs);
        let step = await reply.next();
        for (; !step.done; step = await reply.next()) yield* tokensOf(step.value);
        usage = step.value.usage;
        return { ...answerOf(step.value), prompt: step.value.prompt ?? JSON.stringify(asked, null, 1) };
      } catch (error) {
        if (!(error instanceof CoachFailure)) throw error;
        throw new EngineError(CODES[error.kind], error.message, error, error.retryAfterMs);
      } finally {
        meter?.called(usage);
      }
    },
  };
}

const answerOf = ({ reply, choices, actions = [] }: CoachAnswer): Omit<Answer, 'prompt'> => ({
  reply: { content: reply, component_config: choices?.length ? { type: 'choices', choices } : null },
  actions,
});
