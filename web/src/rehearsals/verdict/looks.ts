import type { RehearsalRunState } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { RehearsalVerdict } from '@rehearsal/contracts/rehearsal/rehearsal-verdict';
import type { ExpectationResult, TrialVerdict } from '@rehearsal/contracts/rehearsal/trial';

/** How a verdict is shown: by a word and a sign, and by a colour only beside them. */
export interface Look {
  readonly color: string;
  readonly sign: string;
  readonly words: string;
}

export const rehearsalLooks: Readonly<Record<RehearsalVerdict, Look>> = {
  always_pass: { color: 'green', sign: '✓', words: 'always passes' },
  flaky: { color: 'orange', sign: '≈', words: 'flaky' },
  always_fail: { color: 'red', sign: '✕', words: 'always fails' },
  error: { color: 'gray', sign: '!', words: 'not judged' },
};

export const trialLooks: Readonly<Record<TrialVerdict, Look>> = {
  passed: { color: 'green', sign: '✓', words: 'passed' },
  failed: { color: 'red', sign: '✕', words: 'failed' },
  error: { color: 'gray', sign: '!', words: 'not judged' },
};

export const runLooks: Readonly<Record<RehearsalRunState, Look>> = {
  queued: { color: 'gray', sign: '…', words: 'queued' },
  running: { color: 'blue', sign: '…', words: 'running' },
  cancelling: { color: 'orange', sign: '…', words: 'cancelling' },
  passed: { color: 'green', sign: '✓', words: 'passed' },
  failed: { color: 'red', sign: '✕', words: 'failed' },
  error: { color: 'orange', sign: '!', words: 'not judged' },
  cancelled: { color: 'gray', sign: '–', words: 'cancelled' },
};

/** What a broken `should` comes to is told, and fails nothing. */
export const expectationLook = ({ ok, should }: Pick<ExpectationResult, 'ok' | 'should'>): Look => {
  if (ok === null) return { color: 'gray', sign: '?', words: 'not judged' };
  if (ok) return { color: 'green', sign: '✓', words: 'held' };
  return should
    ? { color: 'yellow', sign: '!', words: 'broke, which fails nothing' }
    : { color: 'red', sign: '✕', words: 'broke' };
};
