import { Stack, Table, Text } from '@mantine/core';
import type { SystemAbout, SystemPart } from '@rehearsal/contracts/http/system/settings';
import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../api/resources/settings.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { Part } from '../parts/part.js';
import { DataTable } from '../components/tables/data-table.js';
import { FactTable, moment } from '../components/tables/fact-table.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ForOperators } from './for-operators.js';

const NAMES: Record<SystemPart['name'], string> = { kafka: 'Kafka', redis: 'Redis', store: 'Store', k6: 'k6' };

const Parts = ({ parts }: Pick<SystemAbout, 'parts'>) => (
  <Part title="What it runs on">
    <DataTable label="What it runs on" verticalSpacing="xs" columns={['Part', 'Version', 'From']}>
      {parts.map(({ name, version, provider }) => (
        <Table.Tr key={name}>
          <Table.Td>
            <Text size="sm" fw={500}>
              {NAMES[name]}
            </Text>
          </Table.Td>
          <Table.Td>
            <Text size="sm" {...(version === null && { c: 'dimmed' })}>
              {version ?? 'does not tell'}
            </Text>
          </Table.Td>
          <Table.Td>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }} {...(provider === null && { c: 'dimmed' })}>
              {provider ?? 'not said'}
            </Text>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Part>
);

const Shown = () => {
  const query = useQuery(aboutQuery);
  const about = query.data;
  return (
    <Page title="About">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Asking each part" />}
      {about && (
        <Stack gap="lg">
          <FactTable
            title="Rehearsal"
            facts={[
              ['Version', about.version],
              ['Node', about.node],
              ['Gateway since', moment(about.since)],
            ]}
          />
          <Parts parts={about.parts} />
          <FactTable
            title="Newest checkpoint of the audit log"
            facts={
              about.checkpoint === null
                ? [['Number', 'none was signed yet']]
                : [
                    ['Number', String(about.checkpoint.seq)],
                    ['Signed', moment(about.checkpoint.at)],
                    ['By the key', about.checkpoint.key, 'code'],
                  ]
            }
          />
        </Stack>
      )}
    </Page>
  );
};

/** Which Rehearsal this is, and what it runs on. */
export const AboutPage = () => (
  <ForOperators title="About" what="what the system runs on">
    <Shown />
  </ForOperators>
);
