import { Command } from 'commander';
import { acceptRun } from '../rehearsals/accept/accept-run.js';
import { acceptanceText } from '../rehearsals/accept/acceptance-text.js';
import { replaceValues } from '../rehearsals/accept/replace-values.js';
import { readId } from '../input/read-id.js';
import { replaceFile } from '../scenarios/replace-file.js';
import { withSession, type CommonOptions } from '../session.js';

interface AcceptOptions extends CommonOptions {
  rehearsal?: string;
  write?: boolean;
}

export const acceptCommand = (): Command =>
  new Command('accept')
    .description(
      'take what a run of files showed for right: say which expected values of the files give way to what was measured, and with --write put them there. Only what every trial showed alike is taken over; patterns, actions and what was to stay are for a person to write',
    )
    .argument('<run>', 'id of the run, from the folder in which it was run', readId)
    .option('--rehearsal <name>', 'only this rehearsal')
    .option('--write', 'change the files; without it they are only looked at')
    .option('--json', 'print one JSON document')
    .action(accept);

const accept = (run: string, { rehearsal, write = false, ...options }: AcceptOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const files = await acceptRun(api, run, { rehearsal });
    if (write)
      for (const { file, text, changes } of files)
        if (changes.length > 0) await replaceFile(file, replaceValues(text, changes));
    const told = files.map(({ file, changes, byHand }) => ({ file, changes, by_hand: byHand }));
    output.result({ run, written: write, files: told }, () => acceptanceText(files, write, output.colors));
  });
