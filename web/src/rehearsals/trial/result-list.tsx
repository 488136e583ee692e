import { Group, Text } from '@mantine/core';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';
import { Demand } from '../verdict/demand.js';
import { expectationLook } from '../verdict/looks.js';
import { valueWords } from '../verdict/measures.js';
import { Mark } from '../verdict/mark.js';

interface Props {
  readonly label: string;
  readonly results: readonly ExpectationResult[];
}

/** What was expected here, and whether it held; what did not hold says what was found. */
export const ResultList = ({ label, results }: Props) =>
  results.length === 0 ? null : (
    <ul className="results" aria-label={label}>
      {results.map((result) => {
        const { expectation, pointer, path, expected, measured, ok } = result;
        const look = expectationLook(result);
        return (
          <li key={`${pointer} ${expectation}`} data-broken={(ok === false && !result.should) || undefined}>
            <Group gap="xs" wrap="nowrap" align="start">
              <Mark look={look} />
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {expectation}{' '}
                <Text span size="xs" c="dimmed">
                  {look.words}
                  {path !== null && `, ${path}`}
                </Text>
              </Text>
            </Group>
            {ok === false && <Demand expected={expected} measured={measured} />}
            {ok === null && (
              <Text size="xs" c="dimmed">
                {typeof measured === 'string' ? measured : valueWords(measured)}
              </Text>
            )}
          </li>
        );
      })}
    </ul>
  );
