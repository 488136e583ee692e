import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rehearsal/platform/ids';
import type { Log } from '@rehearsal/platform/log';
import type { WorkerCommand, WorkerProcessor } from '../service.js';

type DataOf<Type extends WorkerCommand['type']> = Extract<WorkerCommand, { type: Type }>['data'];

/** Gives a command for the run to the journal; false when it was refused. */
export type Give = <Type extends WorkerCommand['type']>(
  type: Type,
  data: DataOf<Type>,
  patience?: { attempts: number },
) => Promise<boolean>;

const PAUSE_MS = 1000;
/** Long enough for Mongo or Kafka to come back; after that the reconciler ends the run. */
export const PATIENCE = { attempts: 60 };

/** As `workerId`, in the story that the command to queue the run began. Repeated with the same id when Mongo or Kafka is away. */
export const giverFor =
  (processor: WorkerProcessor, runId: string, workerId: string, correlationId: string, log: Log): Give =>
  async (type, data, { attempts } = { attempts: 1 }) => {
    const command = {
      id: newId(),
      type,
      aggregateId: runId,
      actor: { id: workerId, role: 'service' as const },
      correlationId,
      time: new Date().toISOString(),
      data,
    } as WorkerCommand;
    for (let attempt = 1; ; attempt++) {
      try {
        const { commit } = await processor.execute(command);
        const refusal = commit.events.find((fact) => fact.type === 'CommandRefused');
        if (refusal) log.warn({ runId, type, refusal: refusal.data }, 'a command for the run was refused');
        return refusal === undefined;
      } catch (error) {
        if (attempt >= attempts) throw error;
        log.warn({ err: error, runId, type, attempt }, 'a command for the run could not be written; it is tried again');
        await pause(PAUSE_MS);
      }
    }
  };
