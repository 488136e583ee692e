import { SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { StoredDraft } from './draft-store.js';
import type { SortedFaults } from './server-faults.js';

interface Props {
  readonly draft: StoredDraft;
  readonly faults: SortedFaults;
  readonly onChange: (part: Partial<StoredDraft>) => void;
}

/** What a scenario is called and found by. */
export const DraftFields = ({ draft, faults, onChange }: Props) => (
  <SimpleGrid cols={{ base: 1, md: 3 }} mb="md">
    <TextInput
      label="Name"
      description="Unique among all scenarios"
      value={draft.name}
      onChange={(event) => onChange({ name: event.currentTarget.value })}
      error={faults.name}
      maxLength={200}
      required
    />
    <Textarea
      label="Description"
      description="What it is for"
      value={draft.description}
      onChange={(event) => onChange({ description: event.currentTarget.value })}
      error={faults.description}
      autosize
      minRows={1}
      maxRows={4}
    />
    <TagsInput
      label="Tags"
      description="Enter or comma after each"
      value={[...draft.tags]}
      onChange={(tags) => onChange({ tags })}
      error={faults.tags}
      splitChars={[',']}
    />
  </SimpleGrid>
);
