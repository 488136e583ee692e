import { Text } from '@mantine/core';
import type { ToldAction } from '@rehearsal/contracts/rehearsal/trial';

/** What the coach did in a turn, and what the rules did not let it do. */
export const ActionList = ({ actions }: { readonly actions: readonly ToldAction[] }) =>
  actions.length === 0 ? null : (
    <ul className="actions" aria-label="Actions of this turn">
      {actions.map(({ action_type, parameters, refused }, index) => (
        <li key={index}>
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            <Text span size="xs" fw={600}>
              {action_type}
            </Text>{' '}
            {Object.keys(parameters).length > 0 && (
              <Text span size="xs" ff="monospace" c="dimmed">
                {JSON.stringify(parameters)}
              </Text>
            )}
            {refused !== undefined && (
              <Text span size="xs" fw={600} c="var(--mantine-color-error)">
                {' '}
                refused: {refused}
              </Text>
            )}
          </Text>
        </li>
      ))}
    </ul>
  );
