import { Badge, Button, Card, Group, SimpleGrid, Text } from '@mantine/core';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { Empty } from '../../components/empty.js';

interface Props {
  readonly tests: readonly LoadTest[];
  readonly onRun?: (name: string) => void;
}

const COLORS = { ready: 'green', invalid: 'red', unread: 'gray' } satisfies Record<LoadTest['status'], string>;

const TestCard = ({ test, onRun }: { readonly test: LoadTest; readonly onRun: Props['onRun'] }) => {
  const isReady = test.status === 'ready';
  const limits = Object.keys(test.thresholds).length;
  return (
    <Card withBorder padding="md" component="article" aria-label={test.name}>
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text fw={600} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {test.name}
        </Text>
        <Badge variant="light" color={COLORS[test.status]} tt="none" miw="max-content">
          {test.status}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed" ff="monospace" mb="xs" style={{ overflowWrap: 'anywhere' }}>
        {test.file}
      </Text>
      {test.being_read && (
        <Text size="xs" c="dimmed" mb="xs">
          {test.status === 'unread' ? 'k6 is reading it.' : 'k6 is reading it again; this is what it was before.'}
        </Text>
      )}
      {test.error !== null && (
        <Text size="xs" c="red" component="pre" mb="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {test.error}
        </Text>
      )}
      <Group justify="space-between" mt="auto">
        <Text size="xs" c="dimmed">
          {limits === 1 ? '1 metric with thresholds' : `${limits} metrics with thresholds`}
        </Text>
        {onRun && isReady && (
          <Button size="xs" variant="default" onClick={() => onRun(test.name)} aria-label={`Run ${test.name}`}>
            Run
          </Button>
        )}
      </Group>
    </Card>
  );
};

/** What was found in `loadtests/src`; a broken one is shown with its error, not hidden. */
export const LoadTests = ({ tests, onRun }: Props) =>
  tests.length === 0 ? (
    <Empty title="No load tests">
      Put a k6 script into <code>loadtests/src</code>; it is found by itself.
    </Empty>
  ) : (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {tests.map((test) => (
        <TestCard key={test.name} test={test} onRun={onRun} />
      ))}
    </SimpleGrid>
  );
