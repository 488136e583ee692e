import { List, Stack, Text } from '@mantine/core';
import { isFault, type EngineCheck, type EngineCheckCase } from '@rehearsal/contracts/http/system/engines';
import { Part } from '../../parts/part.js';
import { Folded } from '../../components/tables/folded.js';
import { CheckBadge } from './check-badge.js';

const Case = ({ name, ok, found, remedy }: EngineCheckCase) => (
  <List.Item style={{ overflowWrap: 'anywhere' }}>
    <Text size="sm" span fw={ok === false ? 500 : 400}>
      {name}
    </Text>
    {ok === null && (
      <Text size="xs" c="dimmed">
        Not tried: there is no secret to sign with.
      </Text>
    )}
    {found !== null && (
      <Text size="sm" c="dimmed">
        {found}
      </Text>
    )}
    {remedy !== null && <Text size="sm">{remedy}</Text>}
  </List.Item>
);

const Cases = ({ cases }: { readonly cases: readonly EngineCheckCase[] }) => (
  <List size="sm" spacing="xs">
    {cases.map((each) => (
      <Case key={each.name} {...each} />
    ))}
  </List>
);

/** What a check found: what to mend first, and folded what else is wrong, for often it is of one cause; and what is right. */
export const CheckFindings = ({ check }: { readonly check: EngineCheck }) => {
  const wrong = check.cases.filter(({ ok }) => ok === false).sort((a, b) => Number(isFault(b)) - Number(isFault(a)));
  const others = check.cases.filter(({ ok }) => ok !== false);
  const [first, ...more] = wrong;
  return (
    <Part title={`Check of ${check.engine}`} beside={<CheckBadge check={check} />}>
      <Stack gap="xs" p="md">
        {first && <Cases cases={[first]} />}
        {more.length > 0 && (
          <Folded summary={`${more.length} more that are not as they should be`}>{() => <Cases cases={more} />}</Folded>
        )}
        {others.length > 0 && (
          <Folded summary={`${others.length} as they should be, or not tried`}>{() => <Cases cases={others} />}</Folded>
        )}
        {check.cases.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing was tried yet.
          </Text>
        )}
      </Stack>
    </Part>
  );
};
