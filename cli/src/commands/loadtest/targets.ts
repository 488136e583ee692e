import { Command } from 'commander';
import type { LoadTargets } from '@rehearsal/contracts/http/system/settings';
import { withSession, type CommonOptions } from '../../session.js';

export const targetsCommand = (): Command =>
  new Command('targets')
    .description('list where load may be sent to: our own coach, and what LOAD_TARGETS names')
    .option('--json', 'print one JSON document')
    .action(targets);

const targets = (options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const found = await api.get<LoadTargets>('/load-targets');
    output.result(found, () => [`${found.default} (the default)`, ...found.allowed].join('\n'));
  });
