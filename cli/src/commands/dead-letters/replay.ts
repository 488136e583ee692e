import { Command } from 'commander';
import type { SettledDeadLetter } from '@rehearsal/contracts/http/audit/dead-letters';
import { withSession, type CommonOptions } from '../../session.js';

export const replayCommand = (): Command =>
  new Command('replay')
    .description('give one again to the group that could not handle it')
    .argument('<id>', 'the dead letter')
    .option('--json', 'print one JSON document')
    .action(replay);

const replay = (id: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const settled = await api.command<SettledDeadLetter>('POST', `/dead-letters/${encodeURIComponent(id)}/replay`);
    output.result(settled, () => `${id} was published again; if it fails again, it is a new dead letter.`);
  });
