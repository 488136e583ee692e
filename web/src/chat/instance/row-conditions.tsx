import { Text } from '@mantine/core';
import type { InstanceRow, ListedCondition } from '@rehearsal/contracts/http/instances/instances';
import { useNow } from '../../time/use-now.js';
import { expiryWords } from './expiry-words.js';

/** Null: only live sessions have it, which are listed elsewhere. */
const WORDS: Record<ListedCondition, ((at: string, now: number) => string) | null> = {
  expires_at: (at, now) => expiryWords(Date.parse(at), now),
  closed_at: null,
};

/** What holds of a test user for now, below its name in a list. */
export const RowConditions = ({ row }: { readonly row: Pick<InstanceRow, ListedCondition> }) => {
  const now = useNow();
  return Object.entries(WORDS).map(([name, wordsOf]) => {
    const at = row[name as ListedCondition];
    return (
      wordsOf &&
      at !== null && (
        <Text key={name} size="xs" c="dimmed">
          {wordsOf(at, now)}
        </Text>
      )
    );
  });
};
