import type { LoadRunProgress, LoadRunState } from '../load/load-run.js';
import type { AnyMessage } from '../messages/message.js';
import type { RehearsalRunState, TrialSummary } from '../rehearsal/rehearsal-run.js';

/** For each commit of an instance that is watched. A gap in `version` means: fetch a snapshot. */
export interface InstancePush {
  id: string;
  version: number;
  events: Pick<AnyMessage, 'type' | 'data' | 'time'>[];
}

/** A piece of a reply that is being written. `index` counts from 0 within the reply; some may be lost. */
export interface TokenPush {
  instance_id: string;
  message_id: string;
  index: number;
  token: string;
}

/** A turn waits for something that is out of order: since when, and when it fails otherwise. Told anew at every try. */
export interface TurnWaitsPush {
  instance_id: string;
  message_id: string;
  reason: string;
  since: string;
  until: string;
}

/** Who watches an instance: ids of people and tokens, each once. Told to whoever comes, and to all at every change. */
export interface WatchersPush {
  instance_id: string;
  watchers: string[];
}

/** Something of a list has changed: which one, to which version, and by which event. */
export interface ChangePush {
  id: string;
  version: number;
  type: string;
}

export interface LoadRunPush {
  id: string;
  version: number;
  state: LoadRunState;
}

export interface LoadRunProgressPush {
  id: string;
  progress: LoadRunProgress;
}

/**
 * Of each commit of a rehearsal run: whoever watches the run alone also gets the trials that ended with it. A gap in
 * `version` means: fetch the run.
 */
export interface RehearsalRunPush {
  id: string;
  version: number;
  /** What it has come to, where the commit says so. */
  state?: RehearsalRunState;
  trials?: TrialSummary[];
}

/** What the gateway sends, by the name of the socket's event. */
export interface SocketPushes {
  instance: InstancePush;
  token: TokenPush;
  'turn-waits': TurnWaitsPush;
  watchers: WatchersPush;
  scenario: ChangePush;
  'load-run': LoadRunPush;
  'load-run-progress': LoadRunProgressPush;
  'load-worker': ChangePush;
  schedule: ChangePush;
  baseline: ChangePush;
  'rehearsal-run': RehearsalRunPush;
}
