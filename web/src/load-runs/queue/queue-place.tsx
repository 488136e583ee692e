import { Alert, Text } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { TextLink } from '../../components/buttons/text-link.js';
import { useNow } from '../../time/use-now.js';
import { placeWords } from './queue-words.js';

/** Where a run stands that waits, and what helps where nothing will happen by itself. */
export const QueuePlace = ({ run }: { readonly run: LoadRunView }) => {
  const words = placeWords(run, useNow());
  if (run.state !== 'queued') return null;
  const [place = 'waiting', ...rest] = words;
  const isStuck = run.waiting_for === 'any-worker' || run.waiting_for === 'drained-worker';
  return (
    <Alert
      role="status"
      color={isStuck ? 'orange' : 'blue'}
      title={`Queued: ${place}`}
      {...(run.eta !== null && { 'aria-description': `Start: ${new Date(run.eta).toLocaleString()}` })}
    >
      {rest.length > 0 && <Text size="sm">{`It ${rest.join('; it ')}.`}</Text>}
      {run.waiting_for === 'any-worker' && (
        <Text size="sm">
          Start one: <code>npx rehearse worker</code>
        </Text>
      )}
      {run.waiting_for === 'drained-worker' && (
        <Text size="sm">
          An operator may resume one, below the <TextLink to="/load-runs">load runs</TextLink>, or start another.
        </Text>
      )}
    </Alert>
  );
};
