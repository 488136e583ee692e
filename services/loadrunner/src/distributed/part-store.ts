import type { Connection } from 'mongoose';
import { collectionOf, isDuplicateKey } from '@rehearsal/platform/stores/mongo';
import type { StopReason } from '../verdict/run-facts.js';

/**
 * `preparing` -> `ready` (k6 could start at once) -> `started` -> `ended`, cleanly or not; or `refused` by a worker that
 * cannot run it. A part that is not there has not come yet, or is in nobody's hands any more.
 */
export interface PartDocument {
  /** Run and part. */
  _id: string;
  run_id: string;
  part: number;
  worker_id: string;
  taking: string;
  host: string;
  state: 'preparing' | 'ready' | 'started' | 'ended' | 'refused';
  /** Counts up while the worker lives. */
  beat: number;
  /** Of one that is ready. */
  command_line?: string[];
  /** Of one that ended: k6 exited with 0 and nobody stopped it. */
  clean?: boolean;
  /** Of one that was refused. */
  reason?: string;
}

/** What the leader tells all parts. */
export interface Gate {
  /** The common start, in ms since 1970 by the common clock. */
  opens_at?: number;
  stop?: StopReason;
}
interface GateDocument extends Gate {
  /** The run. */
  _id: string;
}

/** A part in the hands of a worker. */
export interface PartInHand {
  run_id: string;
  part: number;
  worker_id: string;
  /** Of this one time that the worker took it: the queue may offer a part twice, also to the same worker. */
  taking: string;
}

export type PartStore = ReturnType<typeof openPartStore>;

/** Where the parts of distributed runs meet. Every change is one write to one document, which names who may make it. */
export function openPartStore(connection: Connection) {
  const parts = collectionOf<PartDocument>(connection, 'load_run_parts');
  const gates = collectionOf<GateDocument>(connection, 'load_run_gates');
  const idOf = ({ run_id, part }: Pick<PartInHand, 'run_id' | 'part'>) => `${run_id}.${part}`;
  const mine = (part: PartInHand) => ({ _id: idOf(part), taking: part.taking });
  const change = async (filter: object, set: Partial<PartDocument>): Promise<boolean> =>
    (await parts.updateOne(filter, { $set: set })).matchedCount === 1;
  const put = async (part: PartInHand, document: Omit<PartDocument, '_id' | 'beat'>): Promise<boolean> => {
    try {
      // It replaces one that only waited: its worker was lost, or is asleep and will see that it is too late.
      await parts.updateOne({ _id: idOf(part), state: 'ready' }, { $set: { ...document, beat: 0 } }, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };

  return {
    /** False when the part is being run, or has been. */
    arrive: (part: PartInHand, host: string) => put(part, { ...part, host, state: 'preparing' }),
    /** False when it runs already, or has been run. */
    refuse: async (part: PartInHand, about: Pick<PartDocument, 'host' | 'reason'>) =>
      (await change({ ...mine(part), state: 'preparing' }, { ...about, state: 'refused' })) ||
      put(part, { ...part, ...about, state: 'refused' }),
    /** False when somebody else has taken the part. */
    ready: (part: PartInHand, command_line: string[]) =>
      change({ ...mine(part), state: 'preparing' }, { state: 'ready', command_line }),
    /** False when somebody else has taken the part: of two workers, one starts its k6. */
    begin: (part: PartInHand) => change({ ...mine(part), state: 'ready' }, { state: 'started' }),
    end: (part: PartInHand, clean: boolean) => change(mine(part), { state: 'ended', clean }),
    /** False when the part was taken out of this worker's hands. */
    beat: async (part: PartInHand): Promise<boolean> =>
      (await parts.updateOne(mine(part), { $inc: { beat: 1 } })).matchedCount === 1,
    leave: async (part: PartInHand): Promise<void> => {
      await parts.deleteOne(mine(part));
    },
    of: (runId: string): Promise<PartDocument[]> => parts.find({ run_id: runId }).sort({ part: 1 }).toArray(),
    gate: async (runId: string): Promise<Gate | null> => gates.findOne({ _id: runId }),
    open: async (runId: string, opensAt: number): Promise<void> => {
      await gates.updateOne({ _id: runId }, { $set: { opens_at: opensAt } }, { upsert: true });
    },
    stop: async (runId: string, reason: StopReason): Promise<void> => {
      await gates.updateOne({ _id: runId }, { $set: { stop: reason } }, { upsert: true });
    },
    /** The run has ended: whoever still has a part of it finds that it is his no more. */
    forget: async (runId: string): Promise<void> => {
      await Promise.all([parts.deleteMany({ run_id: runId }), gates.deleteOne({ _id: runId })]);
    },
  };
}
