import { Alert, List } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { isUnfinished } from '../state/run-states.js';

type Ended = NonNullable<LoadRunView['verdict']>;

const appearances: Record<Ended, { readonly color: string; readonly title: string }> = {
  passed: { color: 'green', title: 'Passed' },
  failed: { color: 'red', title: 'Failed' },
  invalid: { color: 'orange', title: 'Invalid: the run says nothing about its target' },
  error: { color: 'red', title: 'Error: the run itself went wrong' },
  cancelled: { color: 'gray', title: 'Cancelled' },
  timed_out: { color: 'red', title: 'Timed out' },
};

/** How it ended and why. */
export const Verdict = ({ run }: { readonly run: LoadRunView }) => {
  if (isUnfinished(run.state) || run.verdict === null) return null;
  const { color, title } = appearances[run.verdict];
  return (
    <Alert role="status" color={color} title={run.exit_code === null ? title : `${title} (exit code ${run.exit_code})`}>
      {run.reasons.length > 0 && (
        <List size="sm">
          {run.reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
};
