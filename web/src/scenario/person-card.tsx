import { Stack, Text } from '@mantine/core';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { Part } from '../parts/part.js';
import { wordsOf } from '../components/phases/phase-words.js';
import { Facts } from './facts.js';

type Template = ScenarioView['template'];

const identityWords = ({ name, category, state }: Template['identities'][number]): string =>
  `${name} (${wordsOf(category)}, ${wordsOf(state)})`;

const MOST_NOTES = 3;

const noteWords = (notes: Template['user_notes']): string => {
  const said = notes.slice(0, MOST_NOTES).map(({ note }) => note);
  return [...said, ...(notes.length > MOST_NOTES ? [`${notes.length - MOST_NOTES} more`] : [])].join('; ');
};

/** Who is spoken as, and what the coach knows of them at the beginning. */
export const PersonCard = ({ template }: { readonly template: Template }) => {
  const { user, coach_state: state, identities, user_notes: notes } = template;
  const known = [state.who_you_are, state.who_you_want_to_be, identities, notes];
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
            ['Noted', noteWords(notes)],
          ]}
        />
        {known.every(({ length }) => length === 0) && (
          <Text size="sm" c="dimmed">
            The coach knows nothing of them yet.
          </Text>
        )}
      </Stack>
    </Part>
  );
};
