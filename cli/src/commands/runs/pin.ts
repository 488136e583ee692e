import { Command } from 'commander';
import { pinRehearsalRun, unpinRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import { readId } from '../../input/read-id.js';
import { withSession, type CommonOptions } from '../../session.js';

export const pinCommand = (): Command =>
  new Command('pin')
    .description(
      'pin a rehearsal run that passed: `rehearse compare RUN` holds later runs of its rehearsals against it',
    )
    .argument('<run>', 'id of the run', readId)
    .option('--json', 'print one JSON document')
    .action((id: string, options: CommonOptions) =>
      withSession(options, async ({ api, output }) => {
        output.result(await pinRehearsalRun(api, id), () => `${id} is pinned.`);
      }),
    );

export const unpinCommand = (): Command =>
  new Command('unpin')
    .description('take back the pin of a rehearsal run; the run stays')
    .argument('<run>', 'id of the run', readId)
    .option('--json', 'print one JSON document')
    .action((id: string, options: CommonOptions) =>
      withSession(options, async ({ api, output }) => {
        output.result(await unpinRehearsalRun(api, id), () => `${id} is not pinned any more.`);
      }),
    );
