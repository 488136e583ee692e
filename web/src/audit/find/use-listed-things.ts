import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useMay } from '../../api/auth.js';
import { nameOfInstance } from '../../chat/instance/instance-name.js';
import { useSearch, type Answer } from '../../palette/use-search.js';
import { titleOf } from '../../rehearsals/verdict/title-of.js';
import { minuteOf, toldApart, withShortIds, type ChoiceGroup } from './choices.js';
import type { Searched } from './use-searched.js';

const userOf = (row: InstanceRow): string =>
  [`${row.first_name} ${row.last_name}`.trim(), withShortIds(nameOfInstance(row)), row.scenario_name]
    .filter(Boolean)
    .join(' · ');

/** What there is of these words, by the names that its lists have for it. */
export function useListedThings({ settled, words, isOpen }: Searched): ChoiceGroup[] {
  const typed = isOpen ? settled : '';
  const scenarios = useSearch<ScenarioRow>('/test-scenarios', typed, useMay('scenario:read'));
  const testUsers = useSearch<InstanceRow>('/instances', typed, useMay('instance:read'));
  const rehearsalRuns = useSearch<RehearsalRunRow>('/rehearsal-runs', typed, useMay('rehearsal:read'));
  const loadRuns = useSearch<LoadRunRow>('/load-runs', typed, useMay('load-run:read'));
  const found = <Row extends { readonly id: string }>(answer: Answer<Row>, nameOf: (row: Row) => string) => {
    const isForThese = typed !== '' && settled === words && !answer.isPlaceholderData;
    const rows = isForThese ? (answer.data?.items ?? []) : [];
    return toldApart(rows.map((row) => ({ value: row.id, label: nameOf(row) })));
  };
  return [
    { group: 'Scenarios', items: found(scenarios, ({ name }) => name) },
    { group: 'Test users', items: found(testUsers, userOf) },
    {
      group: 'Rehearsal runs',
      items: found(rehearsalRuns, (run) => `${titleOf(run)}, ${minuteOf(run.queued_at)}`),
    },
    { group: 'Load runs', items: found(loadRuns, (run) => `${run.name}, ${minuteOf(run.queued_at)}`) },
  ];
}
