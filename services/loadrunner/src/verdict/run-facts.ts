import { z } from 'zod';
import type { LoadRunOutcome } from '@rehearsal/contracts/load/load-run';
import type { Protocol } from '../measured/requests/request.js';
import type { Counted } from '../measured/traffic.js';

/**
 * Why we stopped k6: somebody cancelled the run, it ran longer than its plan, this worker was told to stop, the run was
 * taken out of this worker's hands, or another part of it ended before its time.
 */
export const StopReason = z.enum(['cancelled', 'timed_out', 'worker_stopped', 'worker_lost', 'part_ended']);
export type StopReason = z.infer<typeof StopReason>;

/** What is known of a k6 that has ended. */
export interface RunFacts {
  /** Null when a signal ended k6 before it could exit. */
  exitCode: number | null;
  /** Why we stopped it, if we did. */
  stopped: StopReason | null;
  /** Of a run in parts: which of them nobody knows the end of, in words. */
  lost?: string | undefined;
  /** After how many seconds it would have been stopped. */
  allowedSeconds: number;
  thresholds: LoadRunOutcome['thresholds'];
  /** Keys of thresholds on counters: for them no sample means 0, which is a measurement. */
  silentCounters: readonly string[];
  /** What the iterations sent, each protocol by itself. */
  requests: Readonly<Record<Protocol, Counted>>;
  /** The script imports `k6/net/grpc`, and nothing of gRPC was recorded. */
  silentGrpc: boolean;
  /** HTTP requests of the iterations that no response callback of the script judged: their status did. */
  judgedByStatus: number;
  /** What setup and teardown sent. */
  requestsAround: number;
  /** Where all requests of the iterations went when none of them went to the target, in words. */
  elsewhere: string | null;
  iterations: number;
  /** All that began, those that k6 interrupted at the end included. */
  iterationsBegun: number;
  droppedIterations: number;
  checksPassed: number;
  checksFailed: number;
  exceptions: number;
  /** k6 said that it had no virtual user left for an arrival. */
  exhausted: boolean;
  /** Share of the machine that k6 itself used, 0 to 1; null where it cannot be measured. */
  cpuShare: number | null;
  /** The first error messages of the log, exceptions before what the script printed. */
  errors: readonly string[];
}
