import { Badge, Group, Text } from '@mantine/core';
import { humanName } from '@rehearsal/contracts/coaching/enums';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Change } from '../../live/changes.js';
import { Marked } from './marked.js';

interface Props {
  readonly view: InstanceView;
  readonly changed: ReadonlySet<Change>;
}

type Identity = InstanceView['identities'][number];

const Said = ({ label, text }: { readonly label: string; readonly text: string | null }) =>
  text === null || text === '' ? null : (
    <Text size="sm">
      <Text span size="xs" c="dimmed">
        {label}{' '}
      </Text>
      {text}
    </Text>
  );

const IdentityCard = ({ identity, parent }: { readonly identity: Identity; readonly parent: string | null }) => (
  <>
    <Group gap="xs" mb={2}>
      <Text size="sm" fw={600}>
        {identity.name}
      </Text>
      <Badge size="sm" variant="light" color="gray" tt="none">
        {humanName(identity.category)}
      </Badge>
      <Badge size="sm" variant="light" color={identity.state === 'ARCHIVED' ? 'gray' : 'teal'} tt="none">
        {humanName(identity.state)}
      </Badge>
    </Group>
    <Said label="Affirmation" text={identity.affirmation} />
    <Said label="Visualization" text={identity.visualization} />
    <Said label="Nested under" text={parent} />
    <Said label="Notes" text={identity.notes.join(' · ')} />
  </>
);

export const IdentitiesTab = ({ view: { identities }, changed }: Props) =>
  identities.length === 0 ? (
    <Text size="sm" c="dimmed" p="sm">
      No identities yet.
    </Text>
  ) : (
    identities.map((identity) => (
      <Marked key={identity.id} isChanged={changed.has(`identity:${identity.id}`)}>
        <IdentityCard
          identity={identity}
          parent={identities.find(({ id }) => id === identity.parent_id)?.name ?? null}
        />
      </Marked>
    ))
  );
