import { Badge, Text } from '@mantine/core';
import { isFault, type EngineCheck } from '@rehearsal/contracts/http/system/engines';
import { When } from '../../time/when.js';

const shown = ({ state, passed, cases }: EngineCheck): { words: string; color: string } => {
  if (state === 'running') return { words: `${cases.length} tried`, color: 'blue' };
  if (state === 'lost') return { words: 'cut short', color: 'orange' };
  if (passed === true) return { words: 'passed', color: 'green' };
  return { words: `fails ${cases.filter(isFault).length} of ${cases.length}`, color: 'red' };
};

/** What the last check came to, and when. */
export const CheckBadge = ({ check }: { readonly check: EngineCheck | null }) => {
  if (check === null)
    return (
      <Text size="sm" c="dimmed">
        never
      </Text>
    );
  const { words, color } = shown(check);
  return (
    <span>
      <Badge variant="light" color={color} tt="none">
        {words}
      </Badge>{' '}
      <When at={check.ended_at ?? check.begun_at} size="xs" />
    </span>
  );
};
