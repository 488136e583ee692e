import type { LoadWorkerCommand, LoadWorkerFact } from '@rehearsal/contracts/load/load-worker';
import type { Connection } from 'mongoose';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { LoadWorkerRecord } from './load-worker.js';
import { loadWorkerAggregate, loadWorkerHandlers } from './service.js';

/** The record of which workers are drained; `commands` are its to take. */
export async function openDrains(host: ServiceHost, mongo: Connection, publisher: Publisher) {
  const journal = await host.openJournal<LoadWorkerRecord, LoadWorkerFact>(mongo, publisher, loadWorkerAggregate);
  return {
    journal,
    commands: host.prepareCommands<LoadWorkerRecord, LoadWorkerFact, LoadWorkerCommand>(publisher, {
      journal,
      handlers: loadWorkerHandlers,
      creates: [],
    }),
  };
}
