import type { RehearsalRunState, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { CommitEvents } from '@rehearsal/platform/messages/commits';
import type { RehearsalRunPush } from '@rehearsal/contracts/socket/pushes';

/** The state that an event of a rehearsal run leads to, where it leads to another. */
const states: Record<string, (event: AnyMessage) => RehearsalRunState> = {
  RehearsalRunQueued: () => 'queued',
  RehearsalRunStarted: () => 'running',
  RehearsalRunCancelRequested: () => 'cancelling',
  RehearsalRunFinished: ({ data }) => (data as { verdict: RehearsalRunState }).verdict,
};

/** What watchers of a run get of a commit: what it came to, and the trials that ended. */
export function rehearsalRunPush({ id, version, events }: CommitEvents): RehearsalRunPush {
  const state = events.map((event) => states[event.type]?.(event)).findLast(Boolean);
  const trials = events.filter(({ type }) => type === 'TrialEnded').map(({ data }) => data as TrialSummary);
  return { id, version, ...(state && { state }), ...(trials.length > 0 && { trials }) };
}
