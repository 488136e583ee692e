import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { beginEngineCheck } from '@rehearsal/client/resources/engines';
import { isFault, type EngineCheck } from '@rehearsal/contracts/http/system/engines';
import { tellCase } from '../../coach/tell-case.js';
import { CliError } from '../../errors.js';
import { EXIT } from '../../exit-codes.js';
import { withSession, type CommonOptions } from '../../session.js';

const LOOK_MS = 500;

export const checkCommand = (): Command =>
  new Command('check')
    .description(
      'have the system try one of its http engines in each way that it may ask it; exits 99 when it fails one. A coach that is not configured yet: `rehearse coach check`',
    )
    .argument('<engine>', 'its name')
    .option('--json', 'print one JSON document')
    .action(check);

const check = (name: string, options: CommonOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    let told = 0;
    let found = await beginEngineCheck(api, name);
    for (;;) {
      for (const each of found.cases.slice(told)) tellCase(output, each);
      told = found.cases.length;
      if (found.state !== 'running') break;
      await pause(LOOK_MS);
      found = await api.get<EngineCheck>(`/engines/${encodeURIComponent(name)}/check`);
    }
    if (found.state === 'lost') throw new CliError(`The check of ${name} was cut short; give it again.`);
    const faults = found.cases.filter(isFault).length;
    output.result(found, () =>
      faults === 0
        ? `${name} can be rehearsed.`
        : `${name} fails ${faults} of ${found.cases.length}: mend the first, and check again.`,
    );
    if (faults > 0) process.exitCode = EXIT.failed;
  });
