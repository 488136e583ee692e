import { Table } from '@mantine/core';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { shown, unitOf } from '@rehearsal/contracts/load/units';
import { DataTable } from '../../components/tables/data-table.js';
import { Folded } from '../../components/tables/folded.js';
import { Part } from '../../parts/part.js';
import { isInternal } from './measured.js';

type Metric = LoadRunView['metrics'][number];

interface Props {
  readonly metrics: readonly Metric[];
}

/** Statistics of a trend as k6 names them, under their heads. */
const STATISTICS = [
  ['avg', 'Average'],
  ['med', 'p50'],
  ['p(90)', 'p90'],
  ['p(95)', 'p95'],
  ['p(99)', 'p99'],
  ['max', 'Most'],
  ['count', 'Samples'],
] as const;

const right = (title: string) => ({ title, isRight: true });

const Name = ({ name }: Pick<Metric, 'name'>) => (
  <Table.Td ff="monospace" fz="xs">
    {name}
  </Table.Td>
);

const Trends = ({ metrics }: Props) => (
  <DataTable label="Distributions" minWidth={760} columns={['Metric', ...STATISTICS.map(([, head]) => right(head))]}>
    {metrics.map((metric) => (
      <Table.Tr key={metric.name}>
        <Name name={metric.name} />
        {STATISTICS.map(([statistic]) => (
          <Table.Td key={statistic} ta="right" style={{ whiteSpace: 'nowrap' }}>
            {shown(metric.values[statistic] ?? null, unitOf(metric, statistic))}
          </Table.Td>
        ))}
      </Table.Tr>
    ))}
  </DataTable>
);

/** Its most telling value, and what stands beside it. */
const wordsOf = (metric: Metric): readonly [string, string] => {
  const { type, values } = metric;
  const say = (statistic: string) => shown(values[statistic] ?? null, unitOf(metric, statistic));
  if (type === 'counter') return [say('count'), `${say('rate')}/s`];
  if (type === 'rate') return [say('rate'), `${say('passes')} of ${shown((values.passes ?? 0) + (values.fails ?? 0), 'count')}`]; // prettier-ignore
  return [say('value'), `${say('min')} to ${say('max')}`];
};

const Numbers = ({ metrics }: Props) => (
  <DataTable label="Counts and shares" minWidth={480} columns={['Metric', right('Value'), right('Of it')]}>
    {metrics.map((metric) => {
      const [value, beside] = wordsOf(metric);
      return (
        <Table.Tr key={metric.name}>
          <Name name={metric.name} />
          <Table.Td ta="right">{value}</Table.Td>
          <Table.Td ta="right">{beside}</Table.Td>
        </Table.Tr>
      );
    })}
  </DataTable>
);

const Both = ({ metrics }: Props) => {
  const trends = metrics.filter(({ type }) => type === 'trend');
  const numbers = metrics.filter(({ type }) => type !== 'trend');
  return (
    <>
      {trends.length > 0 && <Trends metrics={trends} />}
      {numbers.length > 0 && <Numbers metrics={numbers} />}
    </>
  );
};

/** What was measured; what k6 tells of its own work is folded. */
export const MetricTable = ({ metrics }: Props) => {
  const internals = metrics.filter(isInternal);
  return (
    <Part title="Metrics">
      <Both metrics={metrics.filter((metric) => !isInternal(metric))} />
      {internals.length > 0 && (
        <Folded summary={`${internals.length} of k6’s own`}>{() => <Both metrics={internals} />}</Folded>
      )}
    </Part>
  );
};
