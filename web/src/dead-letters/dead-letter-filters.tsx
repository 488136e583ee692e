import { Group, Select, TextInput } from '@mantine/core';
import { DeadLetterState } from '@rehearsal/contracts/messages/dead-letter';
import { useNavigate } from '@tanstack/react-router';
import type { DeadLetterFilter } from '../api/resources/dead-letters.js';

interface Props {
  readonly filter: DeadLetterFilter;
  readonly groups: readonly string[];
}

const texts = [
  { name: 'topic', label: 'Topic', placeholder: 'Such as instance.events.v1' },
  { name: 'type', label: 'Message', placeholder: 'Such as ResetInstance' },
] as const;

/** The filter lives in the address, so that what was found can be shown to others. */
export const DeadLetterFilters = ({ filter, groups }: Props) => {
  const navigate = useNavigate({ from: '/dead-letters' });
  const change = (part: DeadLetterFilter) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as Record<string, string>, replace: true });
  return (
    <Group role="search" mb="md" gap="sm" align="end">
      <Select
        label="State"
        placeholder="Any"
        data={DeadLetterState.options}
        value={filter.state ?? null}
        onChange={(state) => change({ state: state ?? undefined })}
        clearable
        w={140}
      />
      <Select
        label="Group"
        placeholder="Any"
        data={[...groups]}
        value={filter.group ?? null}
        onChange={(group) => change({ group: group ?? undefined })}
        clearable
        style={{ flex: '1 1 11rem' }}
      />
      {texts.map(({ name, label, placeholder }) => (
        <TextInput
          key={name}
          label={label}
          placeholder={placeholder}
          value={filter[name] ?? ''}
          onChange={({ currentTarget: { value } }) => change({ [name]: value === '' ? undefined : value })}
          style={{ flex: '1 1 11rem' }}
        />
      ))}
    </Group>
  );
};
