import type { Connection } from 'mongoose';
import { NO_COST, type EngineCost } from '@rehearsal/contracts/engine/engine-cost';
import { collectionOf } from '@rehearsal/platform/stores/mongo';

interface Counted {
  /** The run. */
  _id: string;
  calls: number;
  counted_calls: number;
  input_tokens: number;
  output_tokens: number;
}

/** What runs with a budget have asked their engines for, turn by turn, by whichever process and in whichever attempt. */
export interface Spent {
  of(runId: string): Promise<EngineCost>;
  add(runId: string, cost: EngineCost): Promise<void>;
  /** Of a run that is over. */
  forget(runId: string): Promise<void>;
}

export function openSpent(connection: Connection): Spent {
  const spent = collectionOf<Counted>(connection, 'spent');
  return {
    of: async (_id) => {
      const {
        calls = 0,
        counted_calls = 0,
        input_tokens = 0,
        output_tokens = 0,
      } = (await spent.findOne({ _id })) ?? {};
      return counted_calls === 0 ? { ...NO_COST, calls } : { calls, counted_calls, input_tokens, output_tokens };
    },
    add: async (_id, { calls, counted_calls, input_tokens, output_tokens }) => {
      const $inc = { calls, counted_calls, input_tokens: input_tokens ?? 0, output_tokens: output_tokens ?? 0 };
      await spent.updateOne({ _id }, { $inc }, { upsert: true });
    },
    forget: async (_id) => {
      await spent.deleteOne({ _id });
    },
  };
}
