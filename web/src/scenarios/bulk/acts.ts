import { cleanUp } from '@rehearsal/client/resources/cleanup';
import { changeTags } from '@rehearsal/client/resources/scenario-tags';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { api } from '../../api/client.js';
import type { ActOutcome } from './do-for-each.js';

const done = (words: string, to?: string): ActOutcome => ({ isDone: true, words, ...(to !== undefined && { to }) });

export const reset = async ({ id }: ScenarioRow): Promise<ActOutcome> => {
  await api.command('POST', `/test-scenarios/${id}/reset`);
  return done('As its template again. Its chat can undo that.', `/scenarios/${id}/chat`);
};

export const cleanUpInstances = async ({ id }: ScenarioRow): Promise<ActOutcome> => {
  const count = await cleanUp(api, { scenario_id: id });
  return done(count === 0 ? 'It had none.' : `${count} ${count === 1 ? 'instance' : 'instances'} deleted.`);
};

export const changeTagsOf = (add: readonly string[], remove: readonly string[]) => async (row: ScenarioRow) => {
  const { tags, isChanged } = await changeTags(api, row.id, { add, remove });
  if (!isChanged) return done('Nothing to change.');
  return done(tags.length === 0 ? 'Without tags.' : `Tags: ${tags.join(', ')}.`);
};

export const runRehearsals = async ({ id, rehearsals }: ScenarioRow): Promise<ActOutcome> => {
  if (rehearsals.length === 0) return done('It has no rehearsals.');
  const run = await api.command<RehearsalRunRow>('POST', '/rehearsal-runs', { scenario_ids: [id] });
  return done(
    `${rehearsals.length} ${rehearsals.length === 1 ? 'rehearsal' : 'rehearsals'} queued.`,
    `/rehearsal-runs/${run.id}`,
  );
};
