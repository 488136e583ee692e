import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { loadRunCommands } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import { checked } from '@rehearsal/platform/messages/checked';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import type { WorkerCommand, WorkerProcessor } from '../service.js';

type Definition = Extract<(typeof loadRunCommands)[number], { name: WorkerCommand['type'] }>;

/** Gives a command for the run to the journal; false when it was refused. */
export type Give = <D extends Definition>(
  definition: D,
  data: z.output<D['schema']>,
  patience?: { attempts: number },
) => Promise<boolean>;

const PAUSE_MS = 1000;
/** Long enough for Mongo or Kafka to come back; after that the reconciler ends the run. */
export const PATIENCE = { attempts: 60 };

/** As `workerId`, in the story that the command to queue the run began. Repeated with the same id when Mongo or Kafka is away. */
export const giverFor =
  (processor: WorkerProcessor, runId: string, workerId: string, correlationId: string, log: Log): Give =>
  async (definition, data, { attempts } = { attempts: 1 }) => {
    const actor = { id: workerId, role: 'service' as const };
    const command: WorkerCommand = newCommand(definition, runId, data, { actor, correlationId });
    const { type } = command;
    // What comes of it is an event, which is lost on whoever reads it by its schema and finds it malformed.
    checked('load-run.commands.v1', command);
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
