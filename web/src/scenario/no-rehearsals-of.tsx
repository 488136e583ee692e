import { Text } from '@mantine/core';
import { useMay } from '../api/auth.js';
import { TextLink } from '../components/buttons/text-link.js';

/** What a rehearsal is, and how this scenario gets its first one. */
export const NoRehearsalsOf = ({ scenarioId }: { readonly scenarioId: string }) => {
  const mayWrite = useMay('scenario:write');
  return (
    <Text size="sm" c="dimmed" p="md">
      A rehearsal adds to this scenario what the person says next and what must be true afterwards; it is run as often
      as you like and tells whether the coach always passes.{' '}
      {mayWrite ? (
        <TextLink to="/scenarios/$scenarioId/edit" params={{ scenarioId }} size="sm" underline="always">
          Write the first one in the editor, under Rehearsal
        </TextLink>
      ) : (
        'Whoever writes scenarios can add the first one.'
      )}
    </Text>
  );
};
