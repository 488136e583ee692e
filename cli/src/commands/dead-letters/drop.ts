import { Command } from 'commander';
import type { SettledDeadLetter } from '@rehearsal/contracts/http/audit/dead-letters';
import { withSession, type CommonOptions } from '../../session.js';

interface DropOptions extends CommonOptions {
  reason?: string;
}

export const dropCommand = (): Command =>
  new Command('drop')
    .description('drop one that does not matter; it stays on record')
    .argument('<id>', 'the dead letter')
    .option('--reason <text>', 'why it does not matter')
    .option('--json', 'print one JSON document')
    .action(drop);

const drop = (id: string, { reason, ...options }: DropOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const why = reason === undefined ? '' : `?${new URLSearchParams({ reason }).toString()}`;
    const settled = await api.command<SettledDeadLetter>('DELETE', `/dead-letters/${encodeURIComponent(id)}${why}`);
    output.result(settled, () => `${id} was dropped.`);
  });
