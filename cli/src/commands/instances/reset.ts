import { Command } from 'commander';
import { resetInstance } from '@rehearsal/client/resources/instances';
import { readIds } from '../../input/read-id.js';
import { doForEach } from '../../scenarios/bulk/do-for-each.js';
import { tellOutcomes } from '../../scenarios/bulk/tell-outcomes.js';
import { withSession, type CommonOptions } from '../../session.js';

export const resetCommand = (): Command =>
  new Command('reset')
    .description('set instances back to the template of their scenario')
    .argument('<instances...>', 'ids of the instances', readIds)
    .option('--json', 'print one JSON document')
    .action(reset);

const reset = (ids: readonly string[], options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const each = ids.map((id) => ({ id, name: id }));
    const outcomes = await doForEach(each, ({ id }) => resetInstance(api, id));
    tellOutcomes(
      output,
      outcomes,
      ({ instance }, { id }) => `${id} is its template again, version ${instance.version}.`,
    );
  });
