import type { ScheduleView } from '@rehearsal/contracts/load/schedule';

/** What a schedule runs: the name of the load test, or which rehearsals. */
export function scheduledWhat({ test, rehearsals }: Pick<ScheduleView, 'test' | 'rehearsals'>): string {
  if (!rehearsals) return test ?? '';
  const { names, tags, scenario_ids, rehearsals: single } = rehearsals;
  const parts = [
    ...names.map((name) => `"${name}"`),
    ...tags.map((tag) => `tag ${tag}`),
    ...scenario_ids.map((id) => `scenario ${id}`),
    ...single.map(({ rehearsal }) => `"${rehearsal}"`),
  ];
  return `rehearsals ${parts.join(', ')}`;
}
