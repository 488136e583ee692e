import { Anchor, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../components/tables/data-table.js';
import { downloadFile } from '../../api/files.js';
import { loadRunEvidenceQuery } from '../../api/resources/load-runs.js';
import { Loading } from '../../components/loading.js';
import { notifyProblem } from '../../problems/notify.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { shown } from '@rehearsal/contracts/load/units';
import { Part } from '../../parts/part.js';

const COLUMNS = ['File', 'Holds', { title: 'Size', isRight: true }, 'SHA-256'] as const;

const HASH_SHOWN = 12;

/** The files that a run left behind, each with the hash that it can be checked by. */
export const EvidenceTable = ({ runId }: { readonly runId: string }) => {
  const query = useQuery(loadRunEvidenceQuery(runId));
  const { items = [], expired = false } = query.data ?? {};
  return (
    <Part title="Evidence">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the evidence" />}
      {query.isSuccess && items.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {expired ? 'Its files are past their time and were removed; the verdict stays.' : 'No files were kept.'}
        </Text>
      )}
      {items.length > 0 && (
        <DataTable label="Evidence" minWidth={640} columns={COLUMNS}>
          {items.map(({ name, about, bytes, sha256 }) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  aria-label={`Download ${name}`}
                  onClick={() => void downloadFile(`/load-runs/${runId}/evidence/${name}`, name).catch(notifyProblem)}
                >
                  {name}
                </Anchor>
              </Table.Td>
              <Table.Td fz="sm">{about}</Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {shown(bytes, 'bytes')}
              </Table.Td>
              <Table.Td ff="monospace" fz="xs" title={sha256}>
                {sha256.slice(0, HASH_SHOWN)}…
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Part>
  );
};
