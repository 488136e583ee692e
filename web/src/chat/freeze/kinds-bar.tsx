import { Checkbox, Group } from '@mantine/core';
import type { PersonalKind, Replacement } from '@rehearsal/contracts/http/scenarios/freeze';
import { decidedOfKind, kindsOf, type Decisions } from './review.js';

interface Props {
  readonly replacements: readonly Replacement[];
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

const WORDS: Readonly<Record<PersonalKind, string>> = {
  name: 'Names',
  email: 'E-mail addresses',
  phone: 'Phone numbers',
  address: 'Addresses',
  url: 'Links',
  id: 'Numbers and ids',
  own: 'Picked by you',
};

/** Each kind of what was found, on or off as a whole. */
export const KindsBar = ({ replacements, decisions, onDecide }: Props) => (
  <Group gap="md" role="group" aria-label="Kinds that are replaced">
    {kindsOf(replacements, decisions).map(({ kind, count, replaced }) => (
      <Checkbox
        key={kind}
        label={`${WORDS[kind]} (${replaced === count ? count : `${replaced} of ${count}`})`}
        checked={replaced > 0}
        indeterminate={replaced > 0 && replaced < count}
        onChange={() => onDecide(decidedOfKind(decisions, replacements, kind, replaced < count))}
      />
    ))}
  </Group>
);
