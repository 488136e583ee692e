import { Command } from 'commander';
import type { Client } from '@rehearsal/client/client';
import type { InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { onScenarios, withBulk, type BulkOptions } from '../../scenarios/bulk/on-scenarios.js';

export const deleteCommand = (): Command =>
  withBulk(new Command('delete').description('delete scenarios, their versions and their instances')).action(remove);

const remove = (named: string[], options: BulkOptions): Promise<void> =>
  onScenarios(named, options, {
    verb: ['deletes all of', 'Delete all of'],
    about: whatGoes,
    work: (api, { id, version }) =>
      api.command<{ success: boolean; message: string }>('DELETE', `/test-scenarios/${id}`, undefined, {
        ifVersion: version,
      }),
    words: (_, { name }) => `Deleted "${name}".`,
  });

async function whatGoes(api: Client, { id, version }: ScenarioRow): Promise<string> {
  const instances = await api.all<InstanceRow>(`/test-scenarios/${id}/instances`);
  const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
  return `${counted(version, 'version')}, ${counted(instances.length, 'instance')}`;
}
