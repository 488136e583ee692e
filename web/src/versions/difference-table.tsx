import './versions.css';
import { Text } from '@mantine/core';
import type { Difference } from '@rehearsal/contracts/coaching/canonical';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const kindOf = ({ left, right }: Difference): string =>
  left === undefined ? 'added' : right === undefined ? 'removed' : 'changed';

interface Props {
  readonly differences: readonly Difference[];
  /** What they are differences of, where there are others beside them. */
  readonly label?: string;
}

/** What was there before, and what is there now, place by place. */
export const DifferenceTable = ({ differences, label = 'Differences' }: Props) =>
  differences.length === 0 ? (
    <Text size="sm" c="dimmed" p="md">
      These two versions say the same.
    </Text>
  ) : (
    <ul className="differences" aria-label={label}>
      {differences.map((difference) => (
        <li key={difference.pointer}>
          <Text size="xs" component="div" mb={4} style={{ overflowWrap: 'anywhere' }}>
            <Text span fw={600} size="xs">
              {kindOf(difference)}
            </Text>{' '}
            <Text span ff="monospace" size="xs">
              {difference.pointer === '' ? '(whole)' : difference.pointer}
            </Text>
          </Text>
          <div className="difference">
            {difference.left !== undefined && <del>{shown(difference.left)}</del>}
            {difference.right !== undefined && <ins>{shown(difference.right)}</ins>}
          </div>
        </li>
      ))}
    </ul>
  );
