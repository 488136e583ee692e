import { Stack, Text } from '@mantine/core';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { Part } from '../components/part.js';
import { wordsOf } from '../components/phase-badge.js';
import { Facts } from './facts.js';

type Template = ScenarioView['template'];

const identityWords = ({ name, category, state }: Template['identities'][number]): string =>
  `${name} (${wordsOf(category)}, ${wordsOf(state)})`;

/** Who is spoken as, and what the coach knows of them at the beginning. */
export const PersonCard = ({ template }: { readonly template: Template }) => {
  const { user, coach_state: state, identities } = template;
  const isNew = state.who_you_are.length + state.who_you_want_to_be.length + identities.length === 0;
  return (
    <Part title="Person">
      <Stack gap="sm" p="md">
        <div>
          <Text fw={600} size="lg" style={{ overflowWrap: 'anywhere' }}>
            {[user.first_name, user.last_name].filter(Boolean).join(' ')}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {user.email ?? 'Each instance gets an e-mail address of its own'}
          </Text>
        </div>
        <Facts
          facts={[
            ['Says they are', state.who_you_are.join(', ')],
            ['Wants to be', state.who_you_want_to_be.join(', ')],
            ['Identities', identities.map(identityWords).join('; ')],
          ]}
        />
        {isNew && (
          <Text size="sm" c="dimmed">
            The coach knows nothing of them yet.
          </Text>
        )}
      </Stack>
    </Part>
  );
};
