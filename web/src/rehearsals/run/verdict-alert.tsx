import { Alert, List } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { runLooks } from '../verdict/looks.js';

type Ended = NonNullable<RehearsalRunView['verdict']>;

const titles: Readonly<Record<Ended, string>> = {
  passed: 'Passed: every rehearsal met its gate',
  failed: 'Failed: a rehearsal did not meet its gate',
  error: 'Not judged: the coach failed nothing, and errors that are not its own left too little to judge by',
  cancelled: 'Cancelled',
};

/** How it ended and why. */
export const VerdictAlert = ({ run: { verdict, reasons } }: { readonly run: RehearsalRunView }) => {
  if (verdict === null) return null;
  const { color, sign } = runLooks[verdict];
  return (
    <Alert role="status" color={color} title={titles[verdict]} icon={<span aria-hidden>{sign}</span>}>
      {reasons.length > 0 && (
        <List size="sm">
          {reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
};
