import type { Connection } from 'mongoose';
import { isTerminal } from '@rehearsal/contracts/load/load-run';
import { collectionOf, isDuplicateKey } from '@rehearsal/platform/stores/mongo';
import type { LoadRunRecord } from '../load-run.js';

interface TargetDocument {
  /** The origin. */
  _id: string;
  /** Counts every write: each replaces what it has read, or nothing. */
  revision: number;
  runs: string[];
}

/** A run's claim on its target. */
interface Hold {
  id: string;
  /** The origin. */
  target: string;
}

export interface TargetHolds {
  /** False when the run must wait. A run that holds its target already has it; concurrent ones always get it. */
  take(run: Hold & { concurrent: boolean }): Promise<boolean>;
  /** Every hold, also of runs that have ended: those count for nothing. */
  all(): Promise<Hold[]>;
}

/**
 * Who has which target: the compare-and-set by which two workers cannot put load on one target at once. Nobody lets go of
 * a hold, since a worker may die first: it ends with its run.
 */
export function openTargetHolds(
  connection: Connection,
  stateOf: (runId: string) => Promise<LoadRunRecord | undefined>,
): TargetHolds {
  const targets = collectionOf<TargetDocument>(connection, 'load_run_targets');

  async function unfinished(runs: readonly string[]): Promise<string[]> {
    const states = await Promise.all(runs.map(stateOf));
    return runs.filter((_, index) => {
      const state = states[index]?.state;
      return state !== undefined && !isTerminal(state);
    });
  }

  async function write(before: TargetDocument | null, target: string, runs: string[]): Promise<boolean> {
    const after = { _id: target, revision: (before?.revision ?? 0) + 1, runs };
    try {
      if (before === null) await targets.insertOne(after);
      else return (await targets.replaceOne({ _id: target, revision: before.revision }, after)).modifiedCount === 1;
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  return {
    take: async ({ id, target, concurrent }) => {
      for (;;) {
        const before = await targets.findOne({ _id: target });
        const others = await unfinished((before?.runs ?? []).filter((run) => run !== id));
        if (others.length > 0 && !concurrent) return false;
        if (await write(before, target, [...others, id])) return true;
      }
    },
    all: async () => {
      const documents = await targets.find({}).toArray();
      return documents.flatMap(({ _id: target, runs }) => runs.map((id) => ({ id, target })));
    },
  };
}
