import { Alert, Text } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { useNow } from '../../time/use-now.js';
import { placeWords } from './queue-words.js';

/** Where a run stands that waits, and what helps where nothing will happen by itself. */
export const QueuePlace = ({ run }: { readonly run: LoadRunView }) => {
  const words = placeWords(run, useNow());
  if (run.state !== 'queued') return null;
  const [place = 'waiting', ...rest] = words;
  const isStuck = run.waiting_for === 'any-worker';
  return (
    <Alert
      role="status"
      color={isStuck ? 'orange' : 'blue'}
      title={`Queued: ${place}`}
      {...(run.eta !== null && { 'aria-description': `Start: ${new Date(run.eta).toLocaleString()}` })}
    >
      {rest.length > 0 && <Text size="sm">{`It ${rest.join('; it ')}.`}</Text>}
      {isStuck && (
        <Text size="sm">
          Start one: <code>npx rehearse worker</code>
        </Text>
      )}
    </Alert>
  );
};
