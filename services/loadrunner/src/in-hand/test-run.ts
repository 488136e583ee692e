import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import type { ScriptEnvironment, Segment } from '../k6/command.js';
import type { K6Limits } from '../k6/limits.js';
import type { Points } from '../measured/points.js';

/** One k6 and what it is started with. */
export interface TestRun {
  k6: string;
  script: string;
  environment: ScriptEnvironment;
  tags: Readonly<Record<string, string>>;
  /** Where the evidence goes. */
  folder: string;
  remoteWrite: Readonly<Record<string, string>>;
  /** Whether the limits of the house judge what the script sets no limit on. */
  houseLimits: boolean;
  /** Keep every point as well. */
  rawPoints: boolean;
  graceSeconds: number;
  limits: K6Limits;
  /** The longest that it may take, whatever the script says. */
  maxSeconds: number;
  /** Ranges of addresses that no connection may go to. */
  blockedRanges: readonly string[];
  /** The only TCP ports that may be called, where the machine can keep k6 from others; null for any. */
  ports: readonly number[] | null;
  /** Aborting it stops the load, for a `StopReason`; the outcome comes when k6 is gone. */
  stop: AbortSignal;
  /** Just before k6 starts; it does not when this throws. */
  onStarted: (commandLine: string[]) => Promise<void>;
  onProgress: (progress: LoadRunProgress, points: Points) => void;
  /** Only this share of the load. */
  segment?: Segment;
}
