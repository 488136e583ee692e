import { Command } from 'commander';
import { withSession, type CommonOptions } from '../../session.js';

export const deleteCommand = (): Command =>
  new Command('delete')
    .description('delete a schedule; runs that it has queued stay')
    .argument('<schedule>', 'its name')
    .option('--json', 'print one JSON document')
    .action(remove);

const remove = (name: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    await api.command('DELETE', `/schedules/${encodeURIComponent(name)}`);
    output.result({ name, deleted: true }, () => `Deleted the schedule "${name}".`);
  });
