import type { CommandRefused } from '@rehearsal/contracts/messages/refusals';
import { decode } from '../envelope.js';
import type { Batch } from '../kafka/consumer.js';
import type { z } from 'zod';

/** What the journal has of a command: the version that it led to, and why it was refused where it was. */
export interface RecordedOutcome {
  readonly version: number;
  readonly refusal?: z.output<typeof CommandRefused.schema>;
}

/** Hears from the owner's events how commands ended. A wait begins before its command is published. */
export interface Outcomes {
  expect(commandId: string): { outcome: Promise<RecordedOutcome>; forget: () => void };
  /** For a consumer of the owner's events: most of them concern nobody here, and only their headers are read. */
  hear(batch: Batch): Promise<void>;
}

export function openOutcomes(): Outcomes {
  const waiting = new Map<string, (outcome: RecordedOutcome) => void>();
  return {
    expect(commandId) {
      const outcome = new Promise<RecordedOutcome>((resolve) => waiting.set(commandId, resolve));
      return { outcome, forget: () => waiting.delete(commandId) };
    },
    hear({ messages }) {
      for (const { value, headers } of messages) {
        const settle = waiting.get(String(headers?.ce_causationid));
        if (!settle) continue;
        try {
          settle(outcomeIn(decode(value, headers).message));
        } catch {
          // What cannot be read is on record in the audit; whoever waits asks the owner in a moment.
        }
      }
      return Promise.resolve();
    },
  };
}

const outcomeIn = ({ type, version = 0, data }: { type: string; version?: number; data: unknown }): RecordedOutcome =>
  type === 'CommandRefused' ? { version, refusal: data as NonNullable<RecordedOutcome['refusal']> } : { version };
