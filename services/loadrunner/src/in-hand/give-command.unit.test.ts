import { describe, expect, it } from '@jest/globals';
import { FinishLoadRun } from '@rehearsal/contracts/load/load-run';
import { newId } from '@rehearsal/platform/ids';
import { createLog } from '@rehearsal/platform/log';
import { unmeasured } from '../verdict/unmeasured.js';
import type { WorkerProcessor } from '../service.js';
import { giverFor } from './give-command.js';

describe('a command of a worker', () => {
  it('is not executed where its event could not be read, however often it may be tried', async () => {
    const executed: unknown[] = [];
    const processor = {
      execute: (command: unknown) => {
        executed.push(command);
        return Promise.resolve({ commit: { events: [] } });
      },
    } as unknown as WorkerProcessor;
    const give = giverFor(processor, newId(), 'worker-1', newId(), createLog('test', 'silent'));
    const outcome = unmeasured('passed', 0, 'it held');
    const metric = { name: 'c', type: 'counter', contains: 'default', values: { rate: Infinity }, samples: 1 } as const;
    const finish = (metrics: (typeof metric)[]) =>
      give(FinishLoadRun, { worker_id: 'worker-1', outcome: { ...outcome, metrics } }, { attempts: 60 });
    await expect(finish([metric])).rejects.toThrow(/FinishLoadRun is malformed: .*rate/);
    expect([executed.length, await finish([]), executed.length]).toEqual([0, true, 1]);
  });
});
