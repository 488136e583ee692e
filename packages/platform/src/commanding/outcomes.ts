import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { CommandRefused } from '@rehearsal/contracts/messages/refusals';
import type { Follower } from '../messages/follow.js';
import type { z } from 'zod';

/** What the journal has of a command: the version that it led to, and why it was refused where it was. */
export interface RecordedOutcome {
  readonly version: number;
  readonly refusal?: z.output<typeof CommandRefused.schema>;
}

/** Hears from the owner's events, which it follows, how commands ended. A wait begins before its command is published. */
export interface Outcomes extends Follower {
  expect(commandId: string): { outcome: Promise<RecordedOutcome>; forget: () => void };
}

export function openOutcomes(): Outcomes {
  const waiting = new Map<string, (outcome: RecordedOutcome) => void>();
  return {
    expect(commandId) {
      const outcome = new Promise<RecordedOutcome>((resolve) => waiting.set(commandId, resolve));
      return { outcome, forget: () => waiting.delete(commandId) };
    },
    concerns: (headers) => waiting.has(String(headers?.ce_causationid)),
    observe: (event) => waiting.get(String(event.causationId))?.(outcomeIn(event)),
  };
}

const outcomeIn = ({ type, version = 0, data }: AnyMessage): RecordedOutcome =>
  type === 'CommandRefused' ? { version, refusal: data as NonNullable<RecordedOutcome['refusal']> } : { version };
