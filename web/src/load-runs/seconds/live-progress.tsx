import './seconds.css';
import { Progress, SimpleGrid, Text } from '@mantine/core';
import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';
import { clockOf } from '../../time/ago.js';
import { shown } from '@rehearsal/contracts/load/units';
import { Part } from '../../parts/part.js';
import { phaseOf } from './phase.js';
import { heardSeconds } from './seconds.js';
import { SecondsView } from './seconds-view.js';

interface Props {
  readonly samples: readonly LoadRunProgress[];
}

const figuresOf = (now: LoadRunProgress): readonly (readonly [string, string])[] => [
  ['Phase', phaseOf(now)],
  ['Elapsed', clockOf(now.elapsed_s)],
  ['Virtual users', String(now.vus)],
  ['Requests/s', shown(now.requests_per_s, 'count')],
  ['p95', shown(now.p95_ms, 'ms')],
  ['Requests', String(now.requests)],
  ['Failed requests', String(now.failed_requests)],
  ['Failed checks', String(now.checks_failed)],
];

/** A run that goes on: figures, and what was heard of it second by second. */
export const LiveProgress = ({ samples }: Props) => {
  const now = samples.at(-1);
  return (
    <Part title="Live">
      <Progress
        value={(now?.fraction ?? 0) * 100}
        animated={now?.fraction === null}
        radius={0}
        aria-label="Share of the planned time that is done"
      />
      {now === undefined ? (
        <Text size="sm" c="dimmed" p="md" role="status">
          The first second is still to come.
        </Text>
      ) : (
        <>
          <SimpleGrid component="dl" cols={{ base: 2, xs: 4, md: 8 }} spacing={0} m={0}>
            {figuresOf(now).map(([name, value]) => (
              <div key={name} className="figure">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </SimpleGrid>
          <SecondsView seconds={heardSeconds(samples)} />
        </>
      )}
    </Part>
  );
};
