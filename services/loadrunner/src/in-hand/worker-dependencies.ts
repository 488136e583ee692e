import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import type { Log } from '@rehearsal/platform/log';
import type { Discovery } from '../scripts/discovery.js';
import type { K6Limits } from '../k6/limits.js';
import type { Leases } from '@rehearsal/platform/jobs/leases';
import type { TargetHolds } from '../targets/holds.js';
import type { RunStops } from './run-stops.js';
import type { LoadRunJournal, WorkerProcessor } from '../service.js';

/** What a worker has to execute runs with. */
export interface WorkerDependencies {
  workerId: string;
  journal: LoadRunJournal;
  processor: WorkerProcessor;
  leases: Leases;
  holds: TargetHolds;
  stops: RunStops;
  discovery: Discovery;
  k6: string;
  k6Version: string;
  resultsFolder: string;
  graceSeconds: number;
  limits: K6Limits;
  /** The longest that a run may take, in seconds. */
  maxSeconds: number;
  remoteWrite: Readonly<Record<string, string>>;
  publishProgress: (runId: string, progress: LoadRunProgress) => void;
  log: Log;
}
