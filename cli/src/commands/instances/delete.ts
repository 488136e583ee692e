import { Command } from 'commander';
import { deleteInstance } from '@rehearsal/client/resources/instances';
import { readIds } from '../../input/read-id.js';
import { doForEach } from '../../scenarios/bulk/do-for-each.js';
import { tellOutcomes } from '../../scenarios/bulk/tell-outcomes.js';
import { withSession, type CommonOptions } from '../../session.js';

export const deleteCommand = (): Command =>
  new Command('delete')
    .description('delete test instances; their ids are never given again')
    .argument('<instances...>', 'ids of the instances', readIds)
    .option('--json', 'print one JSON document')
    .action(remove);

const remove = (ids: readonly string[], options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const each = ids.map((id) => ({ id, name: id }));
    tellOutcomes(output, await doForEach(each, ({ id }) => deleteInstance(api, id)), (_, { id }) => `Deleted ${id}.`);
  });
